package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training the loss of a batch is Σ w_i·L_i / Σ w_i, with the weights w_i that the data gives
 * its samples.
 *
 * <p>They come from {@code Csv.weight(column)} or {@code Dataset.withWeights}; 0 leaves a sample
 * out of the loss, below 0 is refused. Beside {@link ClassWeights} both are multiplied. What is
 * said there of mixed samples, of reported losses and of metrics holds here too. Data without
 * weights is refused, and so is data with weights where this is not stated.
 *
 * <p>Source: Horvitz and Thompson 1952, for samples that are not drawn alike.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SampleWeights {}
