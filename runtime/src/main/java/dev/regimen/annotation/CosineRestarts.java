package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * SGDR: in each cycle the learning rate falls from η to {@code minimum} as minimum + ½(η −
 * minimum)(1 + cos(πt/c)), t epochs into a cycle of c; the next one begins at η again, with the
 * step nearest to its start. The first takes {@code epochs}, each further one {@code factor} times
 * as many as the one before.
 *
 * <p>The first cycle begins at the end of a {@link Warmup}. Warnings: {@code ScheduleNeverEnds}
 * where {@code minimum} is not below η, or where the first cycle is longer than the run, which then
 * never restarts.
 *
 * <p>Source: Loshchilov and Hutter 2017.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface CosineRestarts {
  /** Epochs of the first cycle. */
  @Interval("[1, inf)")
  int epochs();

  /** How many times as long as the one before it a cycle is. */
  @Structural
  @Interval("[1, inf)")
  double factor() default 1;

  /** The rate at the end of a cycle. */
  @Interval("[0, inf)")
  double minimum() default 0;
}
