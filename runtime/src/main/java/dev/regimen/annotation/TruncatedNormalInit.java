package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights start as draws from N(0, s²) restricted to [−2s, 2s], with s such that the result has the
 * standard deviation {@code std}.
 *
 * <p>Some frameworks give s itself; their result has 0.88·s.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface TruncatedNormalInit {
  /** The standard deviation of what is drawn. */
  @Interval("(0, inf)")
  double std() default 0.02;
}
