package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a number from N(0, std²) is added to every feature of each image, behind {@link
 * Standardize}, so that std has the unit of what the network sees.
 *
 * <p>0 is the identity. Errors: {@code Misplaced} where the input is no image.
 *
 * <p>Source: Bishop 1995, <i>Training with noise is equivalent to Tikhonov regularization</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GaussianNoise {
  /** The standard deviation. */
  @Neutral(0)
  @Interval("[0, inf)")
  double std() default 0.1;
}
