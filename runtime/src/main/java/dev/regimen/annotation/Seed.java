package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All that is random in a run is a pure function of this number: initial weights, splits, the order
 * of samples, dropout.
 *
 * <p>A regime without it has the seed 0. The same seed, data and number of workers give the same
 * bits.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Seed {
  /** The seed. */
  @Interval("(-inf, inf)")
  long value() default 0;
}
