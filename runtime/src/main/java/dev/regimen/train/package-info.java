/**
 * The loop that every trainer shares: epochs, validation, early stopping, history, listeners,
 * prediction, model files. What depends on the network is generated; what does not stands here and
 * is debugged once.
 *
 * <p>What enters: a {@link dev.regimen.train.Blueprint} with the facts that the compiler knows,
 * generated {@link dev.regimen.train.Step}s, and data. What leaves: a {@link
 * dev.regimen.train.RunResult} with its history, and a {@link dev.regimen.train.Predictor}.
 *
 * <p>{@link dev.regimen.train.Fit} prepares a run and goes through its epochs, by loops that {@link
 * dev.regimen.train.RunLoops} makes. Within an epoch every worker of a {@link
 * dev.regimen.kernel.ThreadPool} goes through the batches by itself ({@link
 * dev.regimen.train.EpochLoop}): its {@link dev.regimen.train.BatchLoader} copies its rows of the
 * batch, its step computes the gradients and updates the parameters, and it meets the others at a
 * barrier behind either. Nothing is forked or joined per step, and nothing is allocated. Metrics
 * are counted per worker and added up after the pass, weighted by samples, so that an epoch's mean
 * is the mean over its samples.
 *
 * <p>What is evaluated, restored, predicted with and saved is an {@link dev.regimen.train.Average},
 * which without a technique that averages is the trained weights themselves. An average is read
 * where it lies and never put in the trained weights' place, so that a run that is looked at in the
 * middle of a validation is what it is. What the next step depends on is data: {@link
 * dev.regimen.train.Memory} lists it as {@link dev.regimen.train.State}s with names, and these and
 * the number of steps are all of it. Moments and moving averages lie on the heap, where the
 * update's loop works on them in place ({@link dev.regimen.kernel.TiledVector}); a moving average
 * costs that loop 0.3 of AdamW's time, and copying it in and out of a vector that kernels read
 * would cost as much again, in each step instead of once an epoch.
 *
 * <p>This room imports {@code annotation}, {@code data} and {@code kernel}; generated code and
 * users import it. The words of a model file are PyTorch's, so that either reads the other's.
 */
@NullMarked
package dev.regimen.train;

import org.jspecify.annotations.NullMarked;
