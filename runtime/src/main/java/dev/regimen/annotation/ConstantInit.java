package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All weights start at the value given.
 *
 * <p>Error: {@code SymmetricWeights} on a hidden layer: its units would stay equal for ever.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ConstantInit {
  /** The value. */
  @Interval("(-inf, inf)")
  double value();
}
