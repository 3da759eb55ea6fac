package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training the weight is w + σ·ε in the forward pass, ε from N(0, 1) for each entry, anew in
 * every step; the gradient is taken there and updates w itself, which inference uses.
 *
 * <p>Under {@link MonteCarlo} predictions are noisy too.
 *
 * <p>The weight is that of {@link Dense} or {@link Conv}; all samples of a batch see the same
 * noise, which is the same with any number of workers. 0 is the identity. σ has the unit of the
 * weights, which begin with a deviation of √(2/fan-in) before a rectifier, and is part of the
 * generated code: a run cannot override it.
 *
 * <p>Saved as {@code <field>.weight}: the weight without noise.
 *
 * <p>Errors: {@code OutOfRange}. Warnings: {@code NoEffect} on a field without such a weight,
 * {@code WeightNoiseAboveWeights} where the noise is larger than what the weights begin with.
 *
 * <p>Sources: Murray and Edwards 1994; Graves, Mohamed and Hinton 2013, who take σ = 0.075.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface WeightNoise {
  /** σ, the standard deviation. */
  @Structural
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 0.075;
}
