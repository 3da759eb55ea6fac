package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gradient accumulation: the parameters are updated once for every n batches, by the gradient of
 * the mean loss of all their samples, g = Σₖ rₖ/r · gₖ with rₖ the samples of batch k and r those
 * of the n batches. It trains like a batch of n times the size in the memory of one.
 *
 * <p>The batch of {@link Train} stays what is computed at a time. Equal to the n-fold batch up to
 * rounding is everything but what looks at a whole batch: {@link BatchNorm} normalizes with the
 * statistics of each batch and updates its running ones n times, {@link Contrastive} tells a sample
 * from the others of its batch alone, and masks and noise are drawn anew for each. Where an epoch's
 * batches do not divide by n, its last update takes those that are left, each sample of which then
 * weighs more.
 *
 * <p>Updates are what counts elsewhere: the schedule's steps, an optimizer's t, a listener's steps
 * and those of an epoch. The loss of an update is the mean over its samples. Clipping, penalties
 * and decay act once, on what was added up; it takes one more number for each parameter. 1 is the
 * identity. A run may override n.
 *
 * <p>Errors: {@code OutOfRange} below 1. Warnings: {@code BatchNormAccumulation} with a layer that
 * normalizes with the statistics of a batch, {@code ContrastiveAccumulation} with a task that
 * compares samples.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Accumulate {
  /** n, the batches of an update. */
  @Neutral(1)
  @Interval("[1, inf)")
  int value();
}
