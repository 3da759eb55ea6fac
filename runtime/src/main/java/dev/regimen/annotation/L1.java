package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds λ‖w‖₁ to the loss: after each step w ← sgn(w)·max(|w| − ηλ, 0), which gives exact zeros;
 * without {@code proximal} λ·sgn(w) is added to the gradient.
 *
 * <p>On a class for all layers, on a field for that layer, where it replaces the class's. 0 does
 * nothing. The reported loss leaves it out.
 *
 * <p>Warnings: {@code L1NotSparse}, {@code DecayUnusual}, {@code DecayOnVectors}.
 *
 * <p>Source: Tibshirani 1996; the proximal step: Daubechies et al. 2004.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface L1 {
  /** λ. */
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 1e-4;

  /** Whether the penalty is applied as a soft threshold behind the step. */
  boolean proximal() default true;

  /**
   * Whether biases and the scales and shifts of norms are included too, not only weights of rank 2
   * and more.
   */
  boolean vectors() default false;
}
