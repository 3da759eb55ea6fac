package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each sample stands in its batch {@code times} times, each time augmented anew.
 *
 * <p>A batch of B has ⌈B/times⌉ different samples, so an epoch visits about 1/times of them, in as
 * many steps as without. 1 is the identity. Error: {@code Misplaced} where the input is no image.
 * Warning: {@code NoEffect} where nothing is augmented.
 *
 * <p>Source: Hoffer et al. 2020; Berman et al. 2019.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RepeatedAugmentation {
  /** How often a sample stands in a batch. */
  @Neutral(1)
  @Interval("[1, inf)")
  int value() default 3;
}
