package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * NAdam, Adam with Nesterov's look ahead: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w −
 * η·(β₁·m/(1 − β₁ᵗ⁺¹) + (1 − β₁)·g/(1 − β₁ᵗ))/(√v̂ + ε) with v̂ = v/(1 − β₂ᵗ) and t = 1 in the
 * first step.
 *
 * <p>β₁ is the same in every step, as in the paper's algorithm 2 and in optax; PyTorch and Keras
 * let it rise by a schedule of their own.
 *
 * <p>Errors: {@code LearningRateRange}, {@code BetaRange}. Warning: {@code LearningRateSuspicious}
 * outside [1e-6, 0.03].
 *
 * <p>Source: Dozat 2016.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface NAdam {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 2e-3;

  /** β₁, the share of the old mean gradient that is kept. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta1() default 0.9;

  /** β₂, the share of the old mean square that is kept. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta2() default 0.999;

  /** ε, added to the root. */
  @Interval("(0, inf)")
  double epsilon() default 1e-8;
}
