package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A perceptron of two layers on each row by itself: y = φ(xW₁ᵀ + b₁)W₂ᵀ + b₂, as wide as x, with
 * {@link #value} times as many hidden units.
 *
 * <p>x and y are [B, d], or [B, rows, d] such as what {@link SelfAttention} gives; W₁ is [4d, d],
 * b₁ [4d], W₂ [d, 4d] and b₂ [d]. It is what {@code @Dense(4 * Block.WIDTH) @Gelu} and
 * {@code @Dense(Block.WIDTH)} are in one field, of which the field's other techniques, such as
 * {@link Dropout}, see the result; what stands between the two layers is two fields' work. Weights
 * start from the field's initialization or, without one, W₁ from Kaiming's for φ and W₂ from
 * Xavier's uniform distribution, biases at 0.
 *
 * <p>Saved as {@code <field>_linear1.weight}, {@code <field>_linear1.bias}, {@code
 * <field>_linear2.weight} and {@code <field>_linear2.bias}, as PyTorch's {@code
 * TransformerEncoderLayer} calls them.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code RankMismatch} on maps.
 *
 * <p>Source: Vaswani et al. 2017, equation 2, with {@link Relu}; Radford et al. 2018 with {@link
 * Gelu}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface FeedForward {
  /** Hidden units for each column of a row. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize", usual = 4)
  int value() default 4;

  /** φ, between the two layers. */
  @Structural
  HiddenActivation activation() default HiddenActivation.GELU;
}
