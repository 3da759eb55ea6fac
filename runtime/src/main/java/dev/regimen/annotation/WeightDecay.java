package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Decoupled decay: each step also does w ← w − ηλw, which the optimizer does not rescale.
 *
 * <p>On a class for all layers, on a field for that layer, where it replaces the class's. 0 does
 * nothing. η is the scheduled learning rate. With {@link Adam} this is AdamW.
 *
 * <p>Errors: {@code DecayTwice} beside {@link L2}, {@code DecayFlipsSign} where ηλ ≥ 1. Warnings:
 * {@code DecayUnusual}, {@code DecayOnVectors}.
 *
 * <p>Source: Loshchilov and Hutter 2019; Hanson and Pratt 1988.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface WeightDecay {
  /** λ, not yet multiplied by η. */
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 1e-4;

  /**
   * Whether biases and the scales and shifts of norms are included too, not only weights of rank 2
   * and more.
   */
  boolean vectors() default false;
}
