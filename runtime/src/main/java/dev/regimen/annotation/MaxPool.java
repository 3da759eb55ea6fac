package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y[i, j, c] is the largest x of window (i, j) in channel c.
 *
 * <p>x is [B, height, width, channels], y has as many channels and ⌊(height + padding −
 * window)/stride⌋ + 1 rows. Padding never is the largest; the gradient goes to the first of several
 * equal ones, row by row. In training a bias, a batch norm and an activation that keeps the order
 * of values, or turns it, work on the maxima alone where they stand on the same field, which gives
 * the same numbers (tanh, sigmoid and softplus: to the last digits of a float); equal are then
 * those that were before them. Every pair stands for rows and columns, a single number for both.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code RankMismatch}, {@code EmptyFeatureMap}, {@code
 * PaddingIgnored}. Warning: {@code StrideRemainder}.
 *
 * <p>Source: Ranzato et al. 2007.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxPool {
  /** Rows and columns of a window. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] value() default 2;

  /** Rows and columns from one window to the next; without them, the window's own extents. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] stride() default {};

  /** How much is padded, by rule; nothing unless something is said. */
  Padding padding() default Padding.AUTO;

  /** How many rows (above and below each) and columns (before and behind each) are padded. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int[] pad() default {};
}
