package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a square of each image becomes 0, behind {@link Standardize}, so that it has the
 * mean's colour.
 *
 * <p>Its centre is any pixel, evenly; what lies outside the image is cut off. 0 is the identity.
 * Errors: {@code Misplaced}, {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: DeVries and Taylor 2017: 16 for CIFAR-10, 8 for CIFAR-100.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Cutout {
  /** The length of the square's sides, in pixels. */
  @Neutral(0)
  @Interval("[0, inf)")
  int size() default 16;
}
