package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every row of a sample looks at all its rows: with q = xW_qᵀ + b_q, k = xW_kᵀ and v = xW_vᵀ + b_v,
 * cut into heads of d/heads columns, each head is softmax(qkᵀ/√(d/heads))·v, and y is the heads
 * beside each other times W_oᵀ, plus b_o.
 *
 * <p>x and y are [B, rows, d], such as what {@link Embedding} gives; each W is [d, d], each b [d].
 * The key has no bias: it would cancel in the softmax. Weights start from Xavier's uniform
 * distribution or the field's initialization, biases at 0. Rows are not told apart by their place,
 * unless {@link PositionEncoding} stands before, of which {@link PositionKind#ROTARY} turns q and
 * k; none is left out but padding of texts.
 *
 * <p>Saved as {@code <field>_query.weight} and {@code .bias}, {@code <field>_key.weight}, {@code
 * <field>_value.weight} and {@code .bias}, {@code <field>_output.weight} and {@code .bias}.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code HeadsDoNotDivide}, {@code RankMismatch} on what is no
 * rows. Warning: {@code AttentionWithoutPosition}.
 *
 * <p>Source: Vaswani et al. 2017, multi-head attention.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface SelfAttention {
  /** Heads, which divide the columns of a row. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int value() default 1;

  /**
   * Whether a row looks at itself and those before it alone, so that what comes later changes
   * nothing.
   */
  @Structural
  boolean causal() default false;
}
