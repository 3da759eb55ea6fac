package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = x for x > 0, else α·(eˣ − 1).
 *
 * <p>Any shape. Source: Clevert et al. 2015.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Elu {
  /** α: −α is the limit for x → −∞. */
  @Interval("(0, inf)")
  double alpha() default 1;
}
