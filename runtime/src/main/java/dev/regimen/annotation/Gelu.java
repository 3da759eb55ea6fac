package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = x·Φ(x) = ½x·(1 + erf(x/√2)), exactly; with {@code approximate} ½x·(1 + tanh(√(2/π)·(x +
 * 0.044715x³))).
 *
 * <p>Any shape. Source: Hendrycks and Gimpel 2016.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Gelu {
  /**
   * Whether the tanh formula is used, as some published weights expect; the two differ by less than
   * 0.001.
   */
  boolean approximate() default false;
}
