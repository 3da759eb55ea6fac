package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds λ₁‖w‖₁ + ½λ₂‖w‖² to the loss: λ₂w to the gradient, and after each step w ← sgn(w)·max(|w| −
 * ηλ₁, 0).
 *
 * <p>On a class for all layers, on a field for that layer, where it replaces the class's. Two zeros
 * do nothing. The reported loss leaves it out.
 *
 * <p>Errors: {@code DecayTwice}. Warnings: {@code CoupledDecay} with Adam, {@code DecayUnusual},
 * {@code DecayOnVectors}.
 *
 * <p>Source: Zou and Hastie 2005.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ElasticNet {
  /** λ₁. */
  @Neutral(0)
  @Interval("[0, inf)")
  double l1() default 1e-4;

  /** λ₂. */
  @Neutral(0)
  @Interval("[0, inf)")
  double l2() default 1e-4;

  /**
   * Whether biases and the scales and shifts of norms are included too, not only weights of rank 2
   * and more.
   */
  boolean vectors() default false;
}
