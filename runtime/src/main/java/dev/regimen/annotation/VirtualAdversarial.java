package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sample without a label is to be taken for the same where it is disturbed in the direction in
 * which that changes the prediction most.
 *
 * <p>L = L_labelled + λ(t)·Σ KL(p ‖ p(x + r)) / U over the U unlabelled samples of the batch, with
 * r = ε·g/‖g‖ and g the gradient of KL(p ‖ p(x + ξ·d)) by ξ·d, where d is a random direction of
 * length 1: one step of the power method. p = p(x) and r are constants, so gradients go through one
 * pass, that over x + r; finding r costs another forward pass and the gradient by its input.
 * Lengths are over all features of a sample, as the network sees them: behind standardization. λ(t)
 * as in {@link PseudoLabels}, here whole from the first step on unless said otherwise. Needs
 * classes, and features that are numbers. 0 as weight does nothing.
 *
 * <p>A batch norm normalizes each pass by its own statistics; its running ones are those of the
 * pass over x. Its statistics are of labelled and unlabelled samples together, so that they do not
 * keep a network from saying the same of everything without a label, which no r changes; {@link
 * EntropyMinimization} beside it does.
 *
 * <p>Source: Miyato et al. 2018, <i>Virtual adversarial training</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface VirtualAdversarial {
  /** ε, how far the sample is moved. */
  @Interval("(0, inf)")
  double epsilon() default 2;

  /** ξ, how far the direction is looked for; small beside ε, and large enough for floats. */
  @Interval("(0, inf)")
  double probe() default 0.1;

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
