package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In validation, test and {@code predict} the image is enlarged by 1/ratio, bilinearly, and its
 * centre is cut out at the image's size.
 *
 * <p>Undoes in part that {@link RandomResizedCrop} lets things appear larger in training than they
 * are. 1 is the identity. Error: {@code Misplaced} where the input is no image.
 *
 * <p>Source: Touvron et al. 2019; 0.95 as in Wightman et al. 2021.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TestCrop {
  /** The side of what is seen, as a fraction of the image's. */
  @Neutral(1)
  @Interval("(0, 1]")
  double value() default 0.95;
}
