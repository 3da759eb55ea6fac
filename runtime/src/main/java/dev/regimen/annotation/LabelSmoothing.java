package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training the targets become y(1 − ε) + ε/C, C the number of classes; with one unit, and for
 * each label, y(1 − ε) + ε/2.
 *
 * <p>0 does nothing. The validation loss is that of the targets as they are. Errors: {@code
 * SmoothingRange}, and {@code SmoothingTwice} where two own it.
 *
 * <p>Source: Szegedy et al. 2016.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface LabelSmoothing {
  /** ε, the probability that is spread over all classes, the right one included. */
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "SmoothingRange")
  double value() default 0.1;
}
