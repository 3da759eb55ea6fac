package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * hₜ = tanh(W_ih·xₜ + b_ih + W_hh·hₜ₋₁ + b_hh): each row is read with what was read before, and y
 * is the h of every time.
 *
 * <p>x is [B, L, d], such as what {@link Embedding} gives, and y [B, L, units], or [B, L, 2·units]
 * with both directions side by side; h₀ is 0. The units of a text alone are gone through, and
 * padding gives zeros; {@link LastUnit} behind it gives what the text ends with. All weights and
 * biases start from U(−1/√units, 1/√units), as PyTorch's do, or the field's initialization, biases
 * in any case.
 *
 * <p>Saved as {@code <field>.weight_ih_l0}, {@code .weight_hh_l0}, {@code .bias_ih_l0} and {@code
 * .bias_hh_l0}, those of the other direction with {@code _reverse} behind.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code DropoutRate} outside [0, 1), {@code RankMismatch} on
 * what is no rows, {@code OneValueToNormalize} for a norm of one sum, {@code BatchNormInRecurrence}
 * for a batch norm on the field. Warning: {@code RecurrenceHorizon} over more rows than gradients
 * get back: they shrink by the factor 1/√3 a row as its weights begin, and 29 rows back nothing is
 * left of them.
 *
 * <p>Source: Elman 1990, <i>Finding structure in time</i>; {@code torch.nn.RNN}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface SimpleRnn {
  /** Units: numbers of a hidden state. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int value();

  /** Whether a second recurrence goes through the rows from the last to the first. */
  @Structural
  boolean bidirectional() default false;

  /**
   * In training, the fraction of the hidden state that the next time does not see, the same for all
   * times of a sample (Gal and Ghahramani 2016); what remains is scaled by 1/(1 − p). 0 drops
   * nothing. For the rows that come in {@link SpatialDropout} before it does the same.
   */
  @Structural
  @Interval(value = "[0, 1)", id = "DropoutRate")
  double stateDropout() default 0;

  /**
   * Whether both products are normalized before their biases are added: in place of a = W·xₜ and of
   * a = W′·hₜ₋₁ stands γ·(a − μ)/√(σ² + 1e-5), with μ and the biased variance σ² over all gates of
   * a sample at one time and a γ for each product, from 1 on (Ba, Kiros and Hinton 2016). The
   * biases are the shifts; the sums are normalized each by itself. The same in training and
   * inference, and saved as {@code <field>.norm_ih_l0.weight} and {@code .norm_hh_l0.weight}. It
   * differs from {@link LayerNorm} on the field, which normalizes what the recurrence yields.
   */
  @Structural
  boolean layerNorm() default false;
}
