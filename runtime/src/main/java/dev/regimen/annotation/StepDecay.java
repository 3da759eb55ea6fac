package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is η·factor^⌊t/every⌋, t in whole {@code unit}s.
 *
 * <p>t counts from the end of a {@link Warmup}. Warnings, where the first drop lies beyond the run:
 * {@code ScheduleNeverEnds}, and {@code ScheduleOutlivesData} for steps, of which the data decides
 * how many there are.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StepDecay {
  /** Epochs or steps between drops. */
  @Interval("[1, inf)")
  int every();

  /** What a drop multiplies the rate by. */
  @Neutral(1)
  @Interval("(0, inf)")
  double factor() default 0.1;

  /** What {@code every} counts. */
  ScheduleUnit unit() default ScheduleUnit.EPOCH;
}
