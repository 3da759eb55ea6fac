package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the network is sure of in a weakly changed view of a sample without a label, it is to say of
 * a strongly changed one too.
 *
 * <p>L = L_labelled + λ(t)·Σ 1[max p ≥ τ]·loss(strong view, class of max p) / U over the U
 * unlabelled samples of the batch, all of them. p is what the network predicts for the weak view;
 * it is a constant, so its pass costs a forward pass and no more. The loss is the regime's own. The
 * regime's own augmentation makes the views: crops, flips, scaling, shear, rotation and translation
 * are weak, {@link RandAugment}, {@link AutoAugment}, {@link ColorJitter}, noise and {@link Cutout}
 * are strong; the weak view has the weak ones, the strong view all. Samples with a label are shown
 * weakly. λ(t) as in {@link PseudoLabels}, here whole from the first step on unless said otherwise,
 * because the threshold holds back what the network does not know. Needs classes. 0 as weight does
 * nothing.
 *
 * <p>The share of the unlabelled samples that passed is told as {@code fixMatch.passed}. A batch
 * norm normalizes each pass by its own statistics; its running ones are those of the first pass, in
 * which labelled samples and strong views are together. Warning: {@code ConsistencyWithoutNoise}
 * where nothing changes samples strongly.
 *
 * <p>Source: Sohn et al. 2020, <i>FixMatch</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface FixMatch {
  /** τ, the probability from which on a class is believed. */
  @Interval("[0, 1)")
  double threshold() default 0.95;

  /** λ, what the mean over the unlabelled samples counts in the network's loss. */
  @Neutral(0)
  @Interval("[0, inf)")
  double weight() default 1;

  /** For how many epochs it counts nothing; fractions are allowed. */
  @Interval("[0, inf)")
  double delay() default 0;

  /** In how many epochs, after those, it grows linearly to all of {@code weight}. */
  @Interval("[0, inf)")
  double ramp() default 0;
}
