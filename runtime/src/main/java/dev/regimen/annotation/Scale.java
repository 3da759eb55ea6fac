package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each image is enlarged about its centre by a factor from U[low, high]; below 1 it
 * shrinks.
 *
 * <p>Together with other geometry it is one bilinear resampling, without a filter against aliasing;
 * what comes from outside the image is 0, or as {@link RandomCrop#border()} says. 1 and 1 are the
 * identity. Errors: {@code Misplaced}, {@code OutOfRange} where low exceeds high, {@code
 * LabelSensitiveAugmentation}.
 *
 * <p>Source: Simard et al. 2003.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Scale {
  /** The smallest factor. */
  @Neutral(1)
  @Interval("(0, inf)")
  double low() default 0.9;

  /** The largest factor. */
  @Neutral(1)
  @Interval("(0, inf)")
  double high() default 1.1;
}
