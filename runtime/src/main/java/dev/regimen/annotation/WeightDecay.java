package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Decoupled decay: each step also does w ← w − ηλw, which the optimizer does not rescale.
 *
 * <p>With {@code cosine} λ goes over the run from {@code value} to {@code end} as end + ½(λ −
 * end)(1 + cos(πt/T)), t and T in epochs of the whole run, a {@link Warmup} included, whatever the
 * schedule of η: up where {@code end} is larger (0.04 to 0.4 in Caron et al. 2021), down where it
 * is smaller.
 *
 * <p>On a class for all layers, on a field for that layer, where it replaces the class's. 0 does
 * nothing. η is the scheduled learning rate. With {@link Adam} this is AdamW.
 *
 * <p>Errors: {@code DecayTwice} beside {@link L2}, {@code DecayFlipsSign} where ηλ ≥ 1. Warnings:
 * {@code DecayUnusual}, {@code DecayOnVectors}, {@code NoEffect} for an {@code end} without {@code
 * cosine}.
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

  /** Whether λ goes from {@code value} to {@code end}. */
  boolean cosine() default false;

  /** λ at the end of the run, where it goes there. */
  @Interval("[0, inf)")
  double end() default 0;

  /**
   * Whether biases and the scales and shifts of norms are included too, not only weights of rank 2
   * and more.
   */
  boolean vectors() default false;
}
