package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Experiment} that gives up what is not among the best, by successive halving: all points
 * train for {@code minimumEpochs}, the best one in {@code factor} of them for {@code factor} times
 * as many, and so on; the last runs to its end. What is given up is stopped at an epoch's end and
 * can be compared with others at that epoch; schedules are those of the whole run.
 *
 * <p>A rung waits for all its trials, so that the same points win whatever the order in which
 * trials end; of equal ones the earlier point.
 *
 * <p>Error: {@code OutOfRange}. Warning: {@code NoEffect} where runs have no more epochs than the
 * first rung, or points are fewer than the factor.
 *
 * <p>Source: Jamieson and Talwalkar 2016, <i>Non-stochastic best arm identification and
 * hyperparameter optimization</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Halving {
  /** One in so many goes on. */
  @Interval("[2, 100]")
  int factor() default 3;

  /** Epochs of the first rung. */
  @Interval("[1, inf)")
  int minimumEpochs() default 1;
}
