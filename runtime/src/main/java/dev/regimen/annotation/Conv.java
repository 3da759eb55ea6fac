package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution over maps: y[i, j, f] = Σ x[i·s − p + k·d, j·s − p + l·d, c]·w[f, k, l, c] + b[f],
 * over the taps (k, l) of the kernel and the channels c, with stride s, padding p and dilation d.
 *
 * <p>x is [B, height, width, channels], y is [B, ⌊(height + padding − d·(kernel − 1) − 1)/s⌋ + 1,
 * …, filters]; places outside the map count as 0. Every pair stands for rows and columns, a single
 * number for both. The bias starts at 0; the weight is filled by the field's initialization, where
 * fan_in is channels/groups·kernel rows·kernel columns, or, without one, by the one that fits the
 * field's activation.
 *
 * <p>Saved as {@code <field>.weight}, [filters, channels/groups, rows, columns], and {@code
 * <field>.bias}, PyTorch's names and layout.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code RankMismatch}, {@code EmptyFeatureMap}, {@code
 * GroupsDoNotDivide}, {@code PaddingIgnored}. Warnings: {@code StrideRemainder}, {@code
 * BiasBeforeBatchNorm}.
 *
 * <p>Source: LeCun et al. 1989; groups: Krizhevsky et al. 2012; dilation: Yu and Koltun 2016.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Conv {
  /** Filters: the channels of the output. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int value();

  /** Rows and columns of the kernel. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] kernel() default 3;

  /** Rows and columns from one window to the next. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] stride() default 1;

  /** Rows and columns from one tap of the kernel to the next. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] dilation() default 1;

  /** How much is padded, by rule. */
  Padding padding() default Padding.AUTO;

  /** How many rows (above and below each) and columns (before and behind each) are padded. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int[] pad() default {};

  /** Parts into which channels and filters are cut; a filter sees its own part only. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int groups() default 1;

  /** As many groups as there are channels, whatever {@code groups} says. */
  boolean depthwise() default false;

  /** Whether b is there. */
  Bias bias() default Bias.AUTO;
}
