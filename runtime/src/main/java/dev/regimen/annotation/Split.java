package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Before training, the fractions {@code validation} and {@code test} of the data are set aside,
 * chosen by the seed.
 *
 * <p>Without it a tenth is set aside for validation. Data that comes with a test set keeps it, and
 * {@code test} must then stay 0. What is standardized is fitted on the rest only.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Split {
  /** The fraction of samples for validation. */
  @Interval("[0, 1)")
  double validation() default 0.1;

  /** The fraction of samples for the final test, which no decision may look at. */
  @Interval("[0, 1)")
  double test() default 0;

  /** Whether every class keeps its share in each split; ignored where numbers are predicted. */
  boolean stratified() default true;
}
