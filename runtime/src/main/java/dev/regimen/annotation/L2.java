package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds ½λ‖w‖² to the loss, so λw to the gradient; the optimizer rescales it like the rest of the
 * gradient.
 *
 * <p>On a class for all layers, on a field for that layer, where it replaces the class's. 0 does
 * nothing. The same as {@link WeightDecay} only under plain {@link Sgd}. The reported loss leaves
 * it out.
 *
 * <p>Errors: {@code DecayTwice} beside {@link WeightDecay}. Warnings: {@code CoupledDecay} with
 * Adam, {@code DecayUnusual}, {@code DecayOnVectors}.
 *
 * <p>Source: Krogh and Hertz 1991.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface L2 {
  /** λ. */
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 1e-4;

  /**
   * Whether biases and the scales and shifts of norms are included too, not only weights of rank 2
   * and more.
   */
  boolean vectors() default false;
}
