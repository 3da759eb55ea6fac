package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stochastic gradient descent: v ← μv + (1 − τ)g, w ← w − ηv; with {@code nesterov} w ← w − η(g +
 * μv).
 *
 * <p>v starts as the first gradient, undampened. With momentum 0 no v is kept, and a run cannot
 * turn it on; nor can it turn on dampening where that is 0.
 *
 * <p>Errors: {@code LearningRateRange}, {@code MomentumRange}, {@code NesterovMomentum} where
 * {@code nesterov} has no momentum or meets dampening. Warnings: {@code NoEffect} for dampening
 * without momentum, {@code LearningRateSuspicious} outside [1e-5, 1].
 *
 * <p>Source: Robbins and Monro 1951; Polyak 1964; Nesterov 1983 in the form of Sutskever et al.
 * 2013.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Sgd {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 0.01;

  /** μ, the share of the old velocity that is kept. */
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "MomentumRange", usual = 0.9)
  double momentum() default 0;

  /** τ, the share of a gradient that does not enter the velocity. */
  @Neutral(0)
  @Interval("[0, 1)")
  double dampening() default 0;

  /** Whether the gradient's own step looks ahead by μ. */
  boolean nesterov() default false;
}
