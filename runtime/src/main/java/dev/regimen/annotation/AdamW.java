package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adam, to be used with {@link WeightDecay}: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w −
 * η·m̂/(√v̂ + ε).
 *
 * <p>The step equals {@link Adam}'s, since decay is an annotation of its own here:
 * {@code @AdamW @WeightDecay(λ)} and {@code @Adam @WeightDecay(λ)} are the same regime, w ← w −
 * η·(m̂/(√v̂ + ε) + λw). The name says what is meant, as a published recipe does.
 *
 * <p>Errors: {@code LearningRateRange}, {@code BetaRange}. Warnings: {@code LearningRateSuspicious}
 * outside [1e-6, 0.03], {@code CoupledDecay} with {@link L2}.
 *
 * <p>Source: Loshchilov and Hutter 2019.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface AdamW {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 1e-3;

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
