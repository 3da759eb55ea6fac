package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many samples without a label a batch has for each one with a label.
 *
 * <p>The samples of a regime that learns from unlabelled ones ({@link PseudoLabels}, {@link
 * EntropyMinimization}, {@link Consistency}, {@link FixMatch}, {@link VirtualAdversarial}) are two
 * streams. Of the n rows of a batch, {@code batch} of {@link Train}, round(n / (1 + value)) are
 * from the labelled stream, at least 1, and the rest from the other, at least 1. An epoch goes once
 * through the unlabelled samples; what fills no batch is left out, in each epoch others. The
 * labelled samples are gone through as often as it takes, each time in a new order. Both orders
 * follow from the seed and the epoch. Without this annotation the ratio is 7.
 *
 * <p>Statistics of a batch norm are those of all rows of the batch, with and without labels.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface UnlabelledRatio {
  /** Samples without a label for each one with a label. */
  @Interval("[1, inf)")
  int value() default 7;
}
