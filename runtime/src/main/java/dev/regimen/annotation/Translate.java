package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each image is shifted by whole pixels, the nearest to U[−f, f]·W to the right and
 * U[−f, f]·H down.
 *
 * <p>What comes from outside the image is 0, or as {@link RandomCrop#border()} says. 0 is the
 * identity. Errors: {@code Misplaced}, {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: Simard et al. 2003.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Translate {
  /** f, the largest shift as a fraction of the image's width and height. */
  @Neutral(0)
  @Interval("[0, 1]")
  double fraction() default 0.1;
}
