package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is minimum + ½(η − minimum)(1 + cos(πt/T)), t and T in epochs, falling with
 * every step.
 *
 * <p>t counts from the end of a {@link Warmup}, T is what remains of the run. Warning: {@code
 * ScheduleNeverEnds} where {@code minimum} is not below η.
 *
 * <p>Source: Loshchilov and Hutter 2017, without restarts.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Cosine {
  /** The rate at the end. */
  @Interval("[0, inf)")
  double minimum() default 0;
}
