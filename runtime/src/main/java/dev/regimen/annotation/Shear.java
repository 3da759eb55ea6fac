package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each image is slanted about its centre: x' = x + y·tan s, with an angle s from
 * U[−degrees, degrees].
 *
 * <p>Together with other geometry it is one bilinear resampling; what comes from outside the image
 * is 0, or as {@link RandomCrop#border()} says. 0 is the identity. Errors: {@code Misplaced},
 * {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: Simard et al. 2003.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Shear {
  /** The largest angle, in degrees. */
  @Neutral(0)
  @Interval("[0, 90)")
  double degrees() default 10;
}
