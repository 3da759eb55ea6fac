package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each image is mirrored left to right with probability p: x'[i, j] = x[i, W − 1 − j].
 *
 * <p>Images of any channels; 0 is the identity. Flips, crops and rotations together are one
 * resampling. Errors: {@code Misplaced} where the input is no image, {@code
 * LabelSensitiveAugmentation} where {@link LabelSensitive} forbids flips.
 *
 * <p>Source: Krizhevsky et al. 2012, §4.1.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface HorizontalFlip {
  /** p, the share of images that are mirrored. */
  @Neutral(0)
  @Interval("[0, 1]")
  double value() default 0.5;
}
