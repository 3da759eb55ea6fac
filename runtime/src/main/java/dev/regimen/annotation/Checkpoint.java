package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A run saves, from time to time and when it ends or is interrupted, all that its next update
 * depends on; {@code trainer.resume(folder)} goes on from there, to the same bits as a run that
 * nothing stopped.
 *
 * <p>A checkpoint is one safetensors file: weights, averages, what the optimizer keeps of each
 * parameter, running statistics, the best weights so far, the history, the counts of an epoch that
 * was begun, and of the run what {@code resume} compares. It is copied between two updates, behind
 * the last batch of one, and written while training goes on, one at a time: one that falls due
 * while another is being written is taken as soon as that stands. A file appears whole or not at
 * all, and older ones are removed behind it. One that cannot be written is warned of, and the run
 * goes on.
 *
 * <p>They lie in {@code checkpoints/<network>-<n>}, a new folder for each run, or where {@code
 * trainer.checkpoints(folder)} or {@code -Dregimen.checkpoints=<folder>} says; {@code
 * best.safetensors} beside them is the model of the best epoch so far.
 *
 * <p>Error: {@code OutOfRange}. Warning: {@code CheckpointRange} where the run ends before the
 * first falls due.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Checkpoint {
  /** How many units lie between two checkpoints. */
  @Interval("[1, inf)")
  int every() default 1;

  /** What is counted. */
  CheckpointUnit unit() default CheckpointUnit.EPOCH;

  /** How many of the newest are kept. */
  @Interval("[1, inf)")
  int keep() default 2;
}
