package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The batch grows where {@link MultiStep} would let the learning rate fall: behind k milestones it
 * has Bₖ = B/factorᵏ samples, to the nearest whole number, and the rate is η·factorᵏ·Bₖ/B, which is
 * η as long as the batch can grow.
 *
 * <p>The rate for each sample of a batch, and with it the expected update of an epoch and the scale
 * of its noise, is that of {@link MultiStep}, in fewer and larger steps. No batch is larger than
 * {@code maximum} or than the training split; from there on the rate falls instead. B is the batch
 * of {@link Train}; with {@link Accumulate} as many batches make an update as before. Memory is
 * planned for the largest batch. An epoch has fewer updates behind a milestone: all that counts
 * updates, such as the decay of {@link Ema}, looks further back in epochs from there on.
 *
 * <p>Milestones are epochs, counted from the end of a {@link Warmup}; an epoch that has begun keeps
 * its batch. Errors: {@code ScheduleConflict} beside another schedule. Warnings: {@code
 * ScheduleNeverEnds} where a milestone lies beyond the run, {@code NoEffect} where {@code maximum}
 * is not above the batch.
 *
 * <p>Source: Smith, Kindermans, Ying and Le 2018, <i>Don't decay the learning rate, increase the
 * batch size</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GrowingBatch {
  /** The epochs at whose beginning the batch grows: {@code {10, 15}}. */
  @Structural
  @Interval("[1, inf)")
  int[] milestones();

  /** What the batch is divided by at a milestone. */
  @Interval("(0, 1)")
  double factor() default 0.1;

  /** The largest batch; 0: as large as the training split. */
  @Interval("[0, inf)")
  int maximum() default 0;
}
