package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Before training, {@code validation} and {@code test} of the data are set aside, chosen by the
 * seed: fractions below 1, numbers of samples from 1 on.
 *
 * <p>A regime without it has {@code @Split}: a tenth for validation, nothing for the test. Splits
 * that are given to {@code fit} ready-made are left as they are. What is standardized is fitted on
 * the training part alone.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Split {
  /** For validation: a fraction below 1, or a number of samples. */
  @Interval("[0, inf)")
  double validation() default 0.1;

  /**
   * For the final test, which no decision may look at: a fraction below 1, or a number of samples.
   */
  @Interval("[0, inf)")
  double test() default 0;

  /**
   * Whether every class, or every label of sets, keeps its share in each split; ignored where
   * numbers are predicted.
   */
  boolean stratified() default true;
}
