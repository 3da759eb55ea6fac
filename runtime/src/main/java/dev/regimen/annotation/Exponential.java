package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is η·factor^t, t in epochs and falling smoothly within them.
 *
 * <p>t counts from the end of a {@link Warmup}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Exponential {
  /** What an epoch multiplies the rate by. */
  @Neutral(1)
  @Interval("(0, inf)")
  double factor() default 0.95;
}
