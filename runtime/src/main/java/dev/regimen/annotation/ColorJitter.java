package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training brightness, contrast and saturation of each image are multiplied by factors from
 * U[max(0, 1 − a), 1 + a], and its hue is turned by U[−hue, hue] of the colour circle.
 *
 * <p>In this order, each cut off at [0, 1]: x' = f·x; x' = f·x + (1 − f)·(mean of the grey image);
 * x' = f·x + (1 − f)·grey with grey = 0.299 R + 0.587 G + 0.114 B; the hue of the HSV model. 0 is
 * the identity. Saturation does nothing to grey images. Errors: {@code Misplaced} where the input
 * is no image, or hue is turned without three channels; {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: Howard 2013; 0.4 as in Wightman et al. 2021.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ColorJitter {
  /** a for the brightness. */
  @Neutral(0)
  @Interval("[0, inf)")
  double brightness() default 0.4;

  /** a for the contrast. */
  @Neutral(0)
  @Interval("[0, inf)")
  double contrast() default 0.4;

  /** a for the saturation. */
  @Neutral(0)
  @Interval("[0, inf)")
  double saturation() default 0.4;

  /** The largest turn of the hue, in full circles. */
  @Neutral(0)
  @Interval(value = "[0, 0.5]", usual = 0.1)
  double hue() default 0;
}
