package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Experiment} that searches the learning rate, coarse to fine: {@code values} rates in
 * equal ratios from {@code low} to {@code high}, each for a few epochs on a share of the data; then
 * as many between the neighbours of the best one, and so on. What is best is measured on the
 * validation split.
 *
 * <p>Errors: {@code OutOfRange}; {@code UnknownName} for a regime without a learning rate; {@code
 * SearchConflict} beside another search.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RateSearch {
  /** The lowest rate. */
  @Interval("(0, inf)")
  double low() default 1e-5;

  /** The highest rate. */
  @Interval("(0, inf)")
  double high() default 1;

  /** Rates in each round. */
  @Interval("[3, 100]")
  int values() default 7;

  /** Rounds, each narrower than the one before. */
  @Interval("[1, 10]")
  int rounds() default 2;

  /** Epochs behind which a rate is judged. */
  @Interval("[1, inf)")
  int epochs() default 2;

  /** The share of the training samples that is used. */
  @Interval("(0, 1]")
  double share() default 0.25;
}
