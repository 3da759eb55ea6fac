package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * LARS, SGD with momentum for large batches: each weight tensor's gradient is rescaled to a share
 * of the weight's norm, v ← μv + c·(‖w‖/‖g‖)·g, w ← w − ηv. The ratio is 1, without c, where either
 * norm is 0, and for biases and the scales and shifts of norms.
 *
 * <p>g includes the coupled penalty of {@link L2}, which is the decay that the paper uses: its
 * denominator ‖∇‖ + λ‖w‖ is ‖∇ + λw‖ here.
 *
 * <p>Errors: {@code LearningRateRange}, {@code MomentumRange}. Warnings: {@code
 * LearningRateSuspicious} outside [1e-3, 100].
 *
 * <p>Source: You, Gitman and Ginsburg 2017.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Lars {
  /** η, before the schedule; larger than SGD's by about 1/c. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 1;

  /** μ, the share of the old velocity that is kept. */
  @Interval(value = "[0, 1)", id = "MomentumRange")
  double momentum() default 0.9;

  /** c, the trust coefficient: how far a tensor moves in a step, as a share of its norm. */
  @Interval("(0, inf)")
  double trust() default 1e-3;
}
