package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A network of one unit decides for the second class where its probability p is above θ; one of
 * labels, for each label by itself.
 *
 * <p>It holds for what a predictor answers and for every metric that is of decisions (accuracy,
 * precision, recall, F1, balanced accuracy, MCC, calibration), in training, validation and test; it
 * changes neither the loss nor the probabilities. A low θ finds more of a rare second class and is
 * wrong more often. Without it θ is 0.5 too. A run may set {@code threshold}; a model's file keeps
 * it.
 *
 * <p>Error: {@code Misplaced} where the network predicts numbers or one of several classes by a
 * probability for each.
 *
 * <p>Source: Elkan 2001, <i>The foundations of cost-sensitive learning</i>: where a missed sample
 * of the second class costs c times a false alarm, θ = 1 / (1 + c).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Threshold {
  /** θ. */
  @Interval("(0, 1)")
  @Neutral(0.5)
  double value() default 0.5;
}
