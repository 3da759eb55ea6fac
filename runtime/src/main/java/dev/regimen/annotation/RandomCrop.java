package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a window of the image's size is cut at random from the image widened by {@code
 * padding} pixels on each side: a shift by whole numbers from −padding to padding, in each
 * direction evenly.
 *
 * <p>Exact, without interpolation, unless other geometry needs one. 0 is the identity. Errors:
 * {@code Misplaced}, {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: He et al. 2016, §4.2: 4 pixels of zeros for CIFAR.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RandomCrop {
  /** Pixels added on each side. */
  @Neutral(0)
  @Interval("[0, inf)")
  int padding() default 4;

  /** What those pixels are, and whatever else geometry brings in from outside the image. */
  Border border() default Border.ZERO;
}
