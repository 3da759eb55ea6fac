package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = γ·(x − μ)/√(σ² + ε) + β, with μ and the biased variance σ² of each channel of each sample
 * over its height and width.
 *
 * <p>x and y are [B, height, width, C], γ and β are [C]; γ starts at 1, β at 0. The same in
 * training and inference: unlike {@code track_running_stats} of PyTorch nothing is kept. Unlike
 * PyTorch too, {@code affine} is on by default.
 *
 * <p>Saved as {@code <field>_norm.weight} and {@code .bias}.
 *
 * <p>Errors: {@code RankMismatch} on what is no map, {@code OneValueToNormalize} on maps of 1x1.
 *
 * <p>Source: Ulyanov, Vedaldi and Lempitsky 2016.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface InstanceNorm {
  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;

  /** Whether γ and β are there; without them y = (x − μ)/√(σ² + ε). */
  boolean affine() default true;
}
