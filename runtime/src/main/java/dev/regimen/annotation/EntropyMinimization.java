package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network is to be sure of the classes of samples without a label: −Σ p·ln p of what it
 * predicts for them is added to the loss.
 *
 * <p>L = L_labelled + λ(t)·Σ H(p) / U over the U unlabelled samples of the batch, with H(p) = −Σ
 * p_c ln p_c over the classes in nats, of one unit −p ln p − (1 − p) ln(1 − p). The gradient goes
 * through all of it. λ(t) as in {@link PseudoLabels}, here whole from the first step on unless said
 * otherwise. Needs classes. 0 as weight does nothing.
 *
 * <p>Source: Grandvalet and Bengio 2005, <i>Semi-supervised learning by entropy minimization</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface EntropyMinimization {
  /** λ, what the mean over the unlabelled samples counts in the network's loss. */
  @Neutral(0)
  @Interval("[0, inf)")
  double weight() default 0.1;

  /** For how many epochs it counts nothing; fractions are allowed. */
  @Interval("[0, inf)")
  double delay() default 0;

  /** In how many epochs, after those, it grows linearly to all of {@code weight}. */
  @Interval("[0, inf)")
  double ramp() default 0;
}
