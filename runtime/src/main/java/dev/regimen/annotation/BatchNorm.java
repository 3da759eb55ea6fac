package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = γ·(x − μ)/√(σ² + ε) + β, with μ and the biased variance σ² of each channel over the whole
 * batch, and running ← keep·running + (1 − keep)·batch.
 *
 * <p>x and y are [B, …, C]; all axes but the last are averaged over, on maps the batch, height and
 * width. γ starts at 1, β at 0. {@code keep} is the share of the <i>old</i> running value
 * (PyTorch's momentum is 1 − keep); the running variance gathers the unbiased one, σ²·n/(n − 1). At
 * inference the running values take the place of the batch's.
 *
 * <p>Saved as {@code <field>_norm.weight}, {@code .bias}, {@code .running_mean}, {@code
 * .running_var}.
 *
 * <p>Errors: {@code BatchNormWithOne}, {@code BatchNormInRecurrence}, {@code
 * RunningAverageInverted} outside [0, 1). Warnings: {@code RunningAverageInverted} below 0.5,
 * {@code BatchNormSmallBatch}, {@code LastBatchOfOne}, {@code RunningUnconverged}.
 *
 * <p>Source: Ioffe and Szegedy 2015.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface BatchNorm {
  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;

  /** The share of the old running value that a step keeps. */
  @Interval(value = "[0, 1)", id = "RunningAverageInverted")
  double keep() default 0.9;

  /** Whose statistics are used at inference. */
  Inference inference() default Inference.RUNNING;
}
