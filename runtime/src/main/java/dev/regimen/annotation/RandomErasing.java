package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training, with probability p, one rectangle of each image is overwritten, behind {@link
 * Standardize}.
 *
 * <p>Its area is U[areaLow, areaHigh] of the image's, its ratio of height to width log-uniform in
 * [ratioLow, ratioHigh]; what does not fit is drawn again, up to ten times. p = 0 is the identity.
 * Errors: {@code Misplaced}, {@code OutOfRange} where a low end exceeds its high end, {@code
 * LabelSensitiveAugmentation}.
 *
 * <p>Source: Zhong et al. 2017, with its defaults.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RandomErasing {
  /** p, the share of images that are changed. */
  @Neutral(0)
  @Interval("[0, 1]")
  double p() default 0.5;

  /** The smallest area, as a fraction of the image's. */
  @Interval("(0, 1)")
  double areaLow() default 0.02;

  /** The largest area, as a fraction of the image's. */
  @Interval("(0, 1)")
  double areaHigh() default 0.4;

  /** The smallest ratio of height to width. */
  @Interval("(0, inf)")
  double ratioLow() default 0.3;

  /** The largest ratio of height to width. */
  @Interval("(0, inf)")
  double ratioHigh() default 1 / 0.3;

  /** What it is overwritten with. */
  Erasure with() default Erasure.NOISE;
}
