package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training {@code ops} operations are drawn for each image, evenly and with repetition from
 * fourteen, and applied at the strength level/of of their ranges.
 *
 * <p>Identity, automatic contrast, equalization; rotation by ±30°, shear by ±0.3 and shift by
 * ±150/331 of the image along x or y; brightness, colour, contrast and sharpness times 1 ± 0.9; 8 −
 * 4 bits of colour; inversion of all above 1 − strength. The scale is named because 9 means 90 %
 * where it ends at 10 and 30 % where it ends at 30. Level 0 is the identity. Behind the geometry,
 * before other colours. Errors: {@code RandAugmentScale} where level exceeds of, {@code Misplaced},
 * {@code LabelSensitiveAugmentation}, {@code SlotConflict} beside {@link AutoAugment}.
 *
 * <p>Source: Cubuk et al. 2020, <i>RandAugment</i>; {@code std} as in Wightman et al. 2021.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RandAugment {
  /** Operations an image. */
  @Interval("[0, inf)")
  int ops() default 2;

  /** The strength, on a scale that ends at {@link #of()}. */
  @Neutral(0)
  @Interval("[0, inf)")
  double level() default 9;

  /** The end of the scale, at which every operation is strongest. */
  @Interval("(0, inf)")
  double of() default 10;

  /**
   * The standard deviation of an operation's level about {@link #level()}, cut off at the scale's
   * ends.
   */
  @Interval("[0, inf)")
  double std() default 0;

  /** The probability with which each drawn operation happens. */
  @Interval("[0, 1]")
  double p() default 1;
}
