package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Long short-term memory: with i, f and o the sigmoids and g the tanh of W·xₜ + b + W′·hₜ₋₁ + b′,
 * cₜ = f·cₜ₋₁ + i·g and hₜ = o·tanh(cₜ), and y is the h of every time.
 *
 * <p>x is [B, L, d], such as what {@link Embedding} gives, and y [B, L, units], or [B, L, 2·units]
 * with both directions side by side; h₀ is 0. The units of a text alone are gone through, and
 * padding gives zeros; {@link LastUnit} behind it gives what the text ends with. All weights and
 * biases start from U(−1/√units, 1/√units), as PyTorch's do, or the field's initialization, biases
 * in any case.
 *
 * <p>Saved as {@code <field>.weight_ih_l0}, {@code .weight_hh_l0}, {@code .bias_ih_l0} and {@code
 * .bias_hh_l0}, those of the other direction with {@code _reverse} behind, gates in the order i, f,
 * g, o.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code DropoutRate} outside [0, 1), {@code RankMismatch} on
 * what is no rows, {@code BatchNormInRecurrence} for a batch norm on the field.
 *
 * <p>Source: Hochreiter and Schmidhuber 1997, Gers et al. 2000 for f; {@code torch.nn.LSTM}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Lstm {
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
   * a sample at one time and a γ for each product, from 1 on, whose shifts are the biases; and h is
   * made of a normalized c, hₜ = o·tanh(γ·(cₜ − μ)/√(σ² + 1e-5) + β) with μ and σ² over the units,
   * while the next time goes on from c as it is. These are equations 20 to 22 of Ba, Kiros and
   * Hinton 2016, where each norm of a product has a shift of its own beside the bias: their sum is
   * all that counts. The same in training and inference, and saved as {@code
   * <field>.norm_ih_l0.weight}, {@code .norm_hh_l0.weight}, {@code .norm_c_l0.weight} and {@code
   * .norm_c_l0.bias}. It differs from {@link LayerNorm} on the field, which normalizes what the
   * recurrence yields. Error: {@code OneValueToNormalize} of one unit.
   */
  @Structural
  boolean layerNorm() default false;
}
