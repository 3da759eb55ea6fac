package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples without a label count as of the class that the network itself gives them, where it is
 * sure of that.
 *
 * <p>L = L_labelled + λ(t)·Σ 1[max p ≥ τ]·loss(p, class of max p) / U over the U unlabelled samples
 * of the batch, all of them, not only those that passed τ. p is what the network predicts in this
 * very step, drops included; the pseudo-label is a constant, no gradient goes through it. The loss
 * is the regime's own. λ(t) is 0 for {@code delay} epochs, grows linearly for {@code ramp} epochs
 * to {@code weight} and stays. An epoch goes once through the unlabelled samples, see {@link
 * UnlabelledRatio}. Needs classes. 0 as weight does nothing.
 *
 * <p>The share of the unlabelled samples that passed is told as {@code pseudoLabels.passed}.
 * Warning: {@code PseudoLabelsWithoutRamp} where the weight is whole from the first step on, in
 * which the network knows nothing.
 *
 * <p>Source: Lee 2013, <i>Pseudo-Label</i>, there without a threshold; 0.95 is that of Sohn et al.
 * 2020.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PseudoLabels {
  /** τ, the probability from which on a class is believed. */
  @Interval("[0, 1)")
  double threshold() default 0.95;

  /** λ, what the mean over the unlabelled samples counts in the network's loss. */
  @Neutral(0)
  @Interval("[0, inf)")
  double weight() default 1;

  /** For how many epochs it counts nothing; fractions are allowed. */
  @Interval("[0, inf)")
  double delay() default 0.5;

  /** In how many epochs, after those, it grows linearly to all of {@code weight}. */
  @Interval("[0, inf)")
  double ramp() default 2;
}
