package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * LAMB, for large batches: the direction is {@link Adam}'s with {@link WeightDecay}'s λw added, u =
 * m̂/(√v̂ + ε) + λw, and each weight tensor steps by w ← w − η·(‖w‖/‖u‖)·u. The ratio is 1 where
 * either norm is 0, and for biases and the scales and shifts of norms.
 *
 * <p>The gradient's norm over all parameters is bounded to {@link #clip()} first, as large batches
 * are trained with; {@link ClipNorm} beside it bounds a second time.
 *
 * <p>Errors: {@code LearningRateRange}, {@code BetaRange}. Warnings: {@code LearningRateSuspicious}
 * outside [1e-5, 0.1], {@code CoupledDecay} with {@link L2}, {@code ImplicitClip}.
 *
 * <p>Source: You et al. 2020 (algorithm 2, φ the identity).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Lamb {
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
  double epsilon() default 1e-6;

  /** The largest norm of the gradient over all parameters. */
  @Interval("(0, inf)")
  double clip() default 1;
}
