package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is minimum + (η − minimum)(1 − t/T)ᵖ with p = {@code power}, t and T in epochs,
 * falling with every step; p = 1 is a straight line.
 *
 * <p>t counts from the end of a {@link Warmup}, T is what remains of the run. Warning: {@code
 * ScheduleNeverEnds} where {@code minimum} is not below η.
 *
 * <p>Source: Liu, Rabinovich and Berg 2015, with p = 0.9.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Polynomial {
  /** p: how the fall bends. */
  @Interval("(0, inf)")
  double power() default 1;

  /** The rate at the end. */
  @Interval("[0, inf)")
  double minimum() default 0;
}
