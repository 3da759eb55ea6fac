package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution over rows, such as the words of a text: y[t, f] = Σ x[t·s − p + k·d, c]·w[f, k, c]
 * + b[f], over the taps k of the kernel and the channels c, with stride s, padding p and dilation
 * d.
 *
 * <p>x is [B, L, channels], y is [B, ⌈L/s⌉, filters], or with {@link Padding#VALID} [B, ⌊(L − d·
 * (kernel − 1) − 1)/s⌋ + 1, filters]. Places before the first and behind the last row count as 0,
 * and so does what stands behind a text's end: a text of n units has ⌈n/s⌉ rows of its own, or as
 * many windows as lie inside it, and gives the same alone and among longer ones. p is half of what
 * a kernel spans beside its row, d·(kernel − 1)/2 rounded down, so that y sees rows behind its own
 * too; {@link #causal} pads with all of it before the first row. The bias starts at 0; the weight
 * is filled by the field's initialization, where fan_in is channels·kernel, or, without one, by the
 * one that fits the field's activation.
 *
 * <p>Saved as {@code <field>.weight}, [filters, channels, kernel], and {@code <field>.bias}, names
 * and layout of PyTorch's {@code Conv1d}; an odd kernel k pads as its {@code padding = k / 2} does.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code RankMismatch}, {@code EmptyFeatureMap}, {@code
 * GroupsDoNotDivide}, {@code PaddingIgnored} for {@code causal} with {@link Padding#VALID}.
 * Warnings: {@code StrideSkips}, {@code BiasBeforeBatchNorm}.
 *
 * <p>Source: Waibel et al. 1989; for texts Kim 2014.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Conv1d {
  /** Filters: the channels of the output. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int value();

  /** Rows that a filter sees. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int kernel() default 3;

  /** Rows from one window to the next. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int stride() default 1;

  /** Rows from one tap of the kernel to the next. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int dilation() default 1;

  /** {@link Padding#AUTO} is {@link Padding#SAME}. */
  Padding padding() default Padding.AUTO;

  /**
   * Whether a row sees itself and those before it alone, p = d·(kernel − 1), as what predicts the
   * next token must (van den Oord et al. 2016).
   */
  @Structural
  boolean causal() default false;

  /** Whether a filter sees one channel only; there are as many filters then, or some for each. */
  boolean depthwise() default false;

  /** Whether b is there. */
  Bias bias() default Bias.AUTO;
}
