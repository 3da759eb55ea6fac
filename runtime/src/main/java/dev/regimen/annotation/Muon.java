package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The step of a hidden weight is its momentum made orthogonal: all its singular values come near 1,
 * so that rare directions count as much as common ones.
 *
 * <p>v ← μv + (1 − μ)g, and G = μv + (1 − μ)g with Nesterov, else v. As a matrix of one row a unit
 * or filter, X₀ = G/max(‖G‖, ε) and, {@code steps} times, X ← aX + b(XXᵀ)X + c(XXᵀ)²X with a =
 * 3.4445, b = −4.7750, c = 2.0315. The direction is √max(1, rows/columns)·X, and w ← w −
 * η·direction; {@link WeightDecay} is decoupled and not scaled by that root.
 *
 * <p>Hidden weights are those of rank 2 and more that are neither in the network's last part, or
 * the head of a task, nor looked up like an {@link Embedding}. All others, and vectors, are trained
 * by {@link AdamW} with a rate of their own, {@code adamRate}, which schedules drive in proportion.
 *
 * <p>These are the conventions of PyTorch's {@code torch.optim.Muon} with {@code adjust_lr_fn =
 * "original"}; it has η 1e-3 and a decay of 0.1 by default, iterates in bfloat16, which this does
 * in the precision of the network, and leaves AdamW and the choice of weights to the user. The
 * products take a hidden weight of r × c about 10·min(r, c)·(2·max(r, c) + min(r, c))·min(r, c)
 * operations a step, shared by the workers.
 *
 * <p>Errors: {@code LearningRateRange}, {@code MomentumRange}, {@code BetaRange}. Warnings: {@code
 * LearningRateSuspicious}, {@code NoEffect} where no weight is hidden.
 *
 * <p>Source: Jordan et al. 2024.
 */
@Documented
@Unprefixed
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Muon {
  /** η of hidden weights, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 0.02;

  /** μ. */
  @Interval(value = "(0, 1)", id = "MomentumRange")
  double momentum() default 0.95;

  /** Whether G looks a step ahead. */
  boolean nesterov() default true;

  /** Iterations. */
  @Structural
  @Interval("[1, 20]")
  int steps() default 5;

  /** η of everything else, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double adamRate() default 3e-4;

  /** β₁ of everything else. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta1() default 0.9;

  /** β₂ of everything else. */
  @Interval(value = "[0, 1)", id = "BetaRange")
  double beta2() default 0.95;

  /** ε of everything else; that of the norm is 1e-7. */
  @Interval("(0, inf)")
  double epsilon() default 1e-8;
}
