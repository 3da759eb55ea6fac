package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = x for x > 0, else slope·x.
 *
 * <p>Any shape; slope 1 is the identity. Warning: {@code SlopeMismatch} where a {@link KaimingInit}
 * assumes another slope.
 *
 * <p>Source: Maas et al. 2013.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LeakyRelu {
  /** The slope on the negative side. */
  @Neutral(1)
  @Interval("[0, inf)")
  double slope() default 0.01;
}
