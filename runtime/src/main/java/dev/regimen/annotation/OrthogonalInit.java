package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weight starts as gain·Q, where the rows of Q, or its columns if these are fewer, are
 * orthonormal and uniformly distributed.
 *
 * <p>Source: Saxe et al. 2013.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface OrthogonalInit {
  /** The factor. */
  @Interval("(0, inf)")
  double gain() default 1;
}
