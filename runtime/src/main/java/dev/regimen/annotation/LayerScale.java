package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = λ·x, with one trained factor λ for each channel.
 *
 * <p>x and y are [B, …, C], λ is [C] and starts at the value given, small so that a deep residual
 * network begins as the identity. It stands behind the activation of its field and before its
 * pooling.
 *
 * <p>Saved as {@code <field>_scale.weight}.
 *
 * <p>Source: Touvron et al. 2021.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LayerScale {
  /** What λ starts at. */
  @Interval("(-inf, inf)")
  double value() default 1e-6;
}
