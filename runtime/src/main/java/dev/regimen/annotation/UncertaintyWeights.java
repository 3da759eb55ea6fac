package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weighs the losses of several tasks by how uncertain the network is of each: L = Σ
 * wₜ·(cₜ·e^(−sₜ)·Lₜ + sₜ/2), with a trained number sₜ = ln σₜ² for each task t.
 *
 * <p>The weight e^(−s) falls where a loss stays high, and s/2 keeps it from falling for nothing. wₜ
 * is {@link Head#weight}, which s does not undo, and at 0 of which a task is left out; c is ½ for
 * {@link MeanSquared}, which makes it the logarithm of a normal density, and 1 for losses that are
 * such logarithms themselves or have the ½. A task that no sample of a batch has a target for adds
 * nothing, neither to the trunk nor to its s. s begins at 0, is saved as {@code
 * <task>.logVariance}, and no penalty or decay acts on it.
 *
 * <p>What a run reports and watches as its loss is Σ wₜ·Lₜ, by the stated weights alone: the loss
 * that is trained can fall, even below 0, by s.
 *
 * <p>Errors: {@code Misplaced} in a network of one task.
 *
 * <p>Source: Kendall, Gal and Cipolla 2018, <i>Multi-task learning using uncertainty to weigh
 * losses for scene geometry and semantics</i>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface UncertaintyWeights {
  /** What the learning rate is multiplied by for s; 0 keeps it, and the weights at c·w. */
  @Neutral(0)
  @Interval("[0, inf)")
  double rate() default 1;
}
