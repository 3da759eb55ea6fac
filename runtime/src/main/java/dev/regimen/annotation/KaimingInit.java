package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights start with mean 0 and variance 2/((1 + slope²)·fan), which preserves the variance behind
 * a (leaky) rectifier.
 *
 * <p>Warnings: {@code InitActivationMismatch} before tanh or sigmoid, {@code SlopeMismatch} where
 * the field's {@link LeakyRelu} has another slope.
 *
 * <p>Source: He et al. 2015.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface KaimingInit {
  /** Which fan the variance is scaled by. */
  FanMode mode() default FanMode.FAN_IN;

  /** The form of the distribution. */
  Distribution distribution() default Distribution.NORMAL;

  /** The slope of the leaky rectifier that follows; 0 for the plain one. */
  @Interval("[0, inf)")
  double slope() default 0;
}
