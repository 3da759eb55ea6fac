package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training one of the 25 pairs of operations of a learned policy is drawn for each image, and
 * each of the two happens with its own probability and strength.
 *
 * <p>Operations and ranges are those of {@link RandAugment}, with inversion and without identity;
 * signs are drawn. Behind the geometry, before other colours. Errors: {@code Misplaced}, {@code
 * LabelSensitiveAugmentation}, {@code SlotConflict} beside {@link RandAugment}.
 *
 * <p>Source: Cubuk et al. 2019, <i>AutoAugment</i>, tables 7 to 9.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AutoAugment {
  /** Whose policy. */
  Policy policy() default Policy.CIFAR10;
}
