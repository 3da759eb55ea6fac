package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights start with mean 0 and variance 1/fan_in, which preserves the variance of a linear or
 * {@link Selu} layer.
 *
 * <p>Source: LeCun et al. 1998, <i>Efficient BackProp</i>, §4.6.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LecunInit {
  /** The form of the distribution. */
  Distribution distribution() default Distribution.NORMAL;
}
