package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is η·factor^k, where k is how many {@code milestones} have been reached.
 *
 * <p>Milestones are epochs, counted from the end of a {@link Warmup}. Warning: {@code
 * ScheduleNeverEnds} where one lies beyond the run.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface MultiStep {
  /** The epochs at whose beginning the rate drops, ascending: {@code {10, 15}}. */
  @Structural
  @Interval("[1, inf)")
  int[] milestones();

  /** What a drop multiplies the rate by. */
  @Neutral(1)
  @Interval("(0, inf)")
  double factor() default 0.1;
}
