package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * RMSprop: v ← αv + (1 − α)g², w ← w − η·u with u = g/(√v + ε); with momentum b ← μb + u and w ← w
 * − ηb; {@code centered} divides by √(v − ḡ²) + ε, the root of the variance, with ḡ ← αḡ + (1 −
 * α)g.
 *
 * <p>v, b and ḡ start at 0, uncorrected. ε stands outside the root, as in PyTorch; TensorFlow has
 * it inside.
 *
 * <p>Errors: {@code LearningRateRange}, {@code BetaRange}, {@code MomentumRange}. Warning: {@code
 * LearningRateSuspicious} outside [1e-6, 0.1].
 *
 * <p>Source: Tieleman and Hinton 2012, lecture 6e; centered as in Graves 2013.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface RmsProp {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 0.01;

  /** α, the share of the old mean square that is kept. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double alpha() default 0.99;

  /** ε, added to the root. */
  @Interval("(0, inf)")
  double epsilon() default 1e-8;

  /**
   * μ, the share of the old velocity that is kept. At 0 there is none, and a run cannot turn it on.
   */
  @Interval(value = "[0, 1)", id = "MomentumRange", usual = 0.9)
  double momentum() default 0;

  /** Whether the mean gradient is subtracted from the mean square. */
  boolean centered() default false;
}
