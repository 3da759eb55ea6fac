package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lion: w ← w − η·sgn(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g. Every weight moves by η in every
 * step, so rates are three to ten times smaller than AdamW's, and a {@link WeightDecay} as many
 * times larger.
 *
 * <p>m starts at 0. One number of memory a weight, where Adam has two.
 *
 * <p>Errors: {@code LearningRateRange}, {@code BetaRange}. Warning: {@code LearningRateSuspicious}
 * outside [1e-7, 0.01].
 *
 * <p>Source: Chen et al. 2023, "Symbolic discovery of optimization algorithms", algorithm 2.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Lion {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 1e-4;

  /** β₁, the share of the mean gradient in the step. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta1() default 0.9;

  /** β₂, the share of the old mean gradient that is kept. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta2() default 0.99;
}
