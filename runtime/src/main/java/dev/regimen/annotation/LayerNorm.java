package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = γ·(x − μ)/√(σ² + ε) + β, with μ and the biased variance σ² of each sample over its last axis.
 *
 * <p>x and y are [B, …, C], γ and β are [C]; γ starts at 1, β at 0. The same in training and
 * inference. On maps [B, height, width, C] each place is normalized by itself, over its channels,
 * as ConvNeXt does; the norm over all of a sample is {@code @GroupNorm(groups = 1)}. On a recurrent
 * layer it normalizes what that yields; inside the recurrence its own {@code layerNorm} does.
 *
 * <p>Saved as {@code <field>_norm.weight} and {@code .bias}.
 *
 * <p>Source: Ba, Kiros and Hinton 2016.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LayerNorm {
  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
