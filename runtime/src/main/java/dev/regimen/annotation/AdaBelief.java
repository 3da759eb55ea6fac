package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * AdaBelief, Adam that divides by how far gradients are from their mean: m ← β₁m + (1 − β₁)g, s ←
 * β₂s + (1 − β₂)(g − m)² + ε, w ← w − η·m̂/(√ŝ + ε) with m̂ = m/(1 − β₁ᵗ), ŝ = s/(1 − β₂ᵗ) and t =
 * 1 in the first step. m is the new mean.
 *
 * <p>Errors: {@code LearningRateRange}, {@code BetaRange}. Warning: {@code LearningRateSuspicious}
 * outside [1e-6, 0.03].
 *
 * <p>Source: Zhuang et al. 2020, algorithm 2.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface AdaBelief {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 1e-3;

  /** β₁, the share of the old mean gradient that is kept. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta1() default 0.9;

  /** β₂, the share of the old mean square distance that is kept. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta2() default 0.999;

  /** ε, added to the mean square distance in every step, and to its root. */
  @Interval("(0, inf)")
  double epsilon() default 1e-16;
}
