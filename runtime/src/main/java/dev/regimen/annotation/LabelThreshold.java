package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A network of labels predicts those whose probability is above this threshold.
 *
 * <p>It decides what {@code predict} lists and what precision, recall and F1 count, not what is
 * trained. Without it 0.5. Error: {@code Misplaced} where the network has no labels.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LabelThreshold {
  /** The probability that a label must exceed. */
  @Interval("(0, 1)")
  double value() default 0.5;
}
