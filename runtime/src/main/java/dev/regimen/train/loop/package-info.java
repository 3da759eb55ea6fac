/**
 * Takes the batches of an epoch through the steps, and measures. Within an epoch every worker of a
 * {@link dev.regimen.kernel.ThreadPool} goes through the batches by itself ({@link
 * dev.regimen.train.loop.EpochLoop}): it copies its rows of the batch ({@link
 * dev.regimen.train.loop.BatchLoader}), runs its step, and meets the others at one barrier. Nothing
 * is forked or joined per step, and nothing is allocated. Metrics are counted per worker ({@link
 * dev.regimen.train.loop.MetricAccumulator}) and added up after the pass, weighted by samples, so
 * that an epoch's mean is the mean over its samples.
 *
 * <p>What enters: data, checked against the blueprint ({@link dev.regimen.train.loop.DataCheck}),
 * and steps. What leaves: what was measured.
 *
 * <p>Public for {@code train} alone. It imports {@code train.step}, {@code data}, {@code kernel},
 * {@code annotation}, {@code text}, {@code train.metric}, and from {@code train} the measurements
 * that it makes.
 */
@NullMarked
package dev.regimen.train.loop;

import org.jspecify.annotations.NullMarked;
