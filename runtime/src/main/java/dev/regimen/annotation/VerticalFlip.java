package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each image is turned upside down with probability p: x'[i, j] = x[H − 1 − i, j].
 *
 * <p>Images of any channels; 0 is the identity. For images without an up, such as those from above
 * or through a microscope. Errors: {@code Misplaced}, {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: Dieleman et al. 2015.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface VerticalFlip {
  /** p, the share of images that are turned. */
  @Neutral(0)
  @Interval("[0, 1]")
  double value() default 0.5;
}
