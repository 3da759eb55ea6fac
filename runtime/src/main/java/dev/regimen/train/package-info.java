/**
 * What users call: a generated {@link dev.regimen.train.Trainer} fits data and gives a {@link
 * dev.regimen.train.RunResult} with its history and a {@link dev.regimen.train.Predictor};
 * listeners see a {@link dev.regimen.train.Run} go on. What depends on the network is generated;
 * what does not stands here and in the rooms below, and is debugged once.
 *
 * <p>What enters: a {@link dev.regimen.train.step.Blueprint} with the facts that the compiler
 * knows, generated {@link dev.regimen.train.step.Step}s, and data. What leaves: measurements,
 * predictions, and model files, whose words are PyTorch's, so that either reads the other's.
 *
 * <p>Beside the public types stands what makes them from the other rooms and therefore needs what
 * users do not: {@link dev.regimen.train.Fit} prepares a run and goes through its epochs, {@link
 * dev.regimen.train.ModelFile} makes a file of a predictor and the other way round. Nothing of that
 * is public.
 *
 * <ul>
 *   <li>{@code train.step}: what generated code extends, and what a step works with;
 *   <li>{@code train.loop}: takes the batches of an epoch through the steps, and measures;
 *   <li>{@code train.metric}: what is counted of samples, and what the counts come to;
 *   <li>{@code train.file}: formats of files, which know no network;
 *   <li>{@code text}: how names and numbers are written for people.
 * </ul>
 *
 * <p>Types in those five are public for this room and for generated code, not for users: they may
 * change with any version. This room imports them, {@code annotation}, {@code data} and {@code
 * kernel}; generated code and users import it, and the loop the measurements that it makes.
 */
@NullMarked
package dev.regimen.train;

import org.jspecify.annotations.NullMarked;
