package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a rectangle of a random area and aspect is cut from each image and enlarged
 * bilinearly to the image's size.
 *
 * <p>The area is U[scaleLow, scaleHigh] of the image's, the ratio of width to height log-uniform in
 * [ratioLow, ratioHigh], in whole pixels; what does not fit is drawn again, after ten times the
 * largest rectangle at the centre whose ratio is allowed is taken. All at 1 is the identity for
 * squares. Errors: {@code Misplaced}, {@code OutOfRange} where a low end exceeds its high end,
 * {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: Szegedy et al. 2015, §6.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RandomResizedCrop {
  /** The smallest area, as a fraction of the image's. */
  @Neutral(1)
  @Interval("(0, 1]")
  double scaleLow() default 0.08;

  /** The largest area, as a fraction of the image's. */
  @Neutral(1)
  @Interval("(0, 1]")
  double scaleHigh() default 1;

  /** The smallest ratio of width to height. */
  @Neutral(1)
  @Interval("(0, inf)")
  double ratioLow() default 3 / 4.;

  /** The largest ratio of width to height. */
  @Neutral(1)
  @Interval("(0, inf)")
  double ratioHigh() default 4 / 3.;
}
