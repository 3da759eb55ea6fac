package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a number may take, at compile time and where a run overrides it: {@code [0, 1)},
 * {@code (0, inf)}. A round bracket excludes its end.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Interval {
  /** The interval as mathematics writes it; {@code inf} and {@code -inf} are unbounded. */
  String value();

  /** The id of the diagnostic that reports a value outside; by default {@code OutOfRange}. */
  String id() default "OutOfRange";

  /**
   * What is usual, to be offered in the place of a value outside; where it is not stated, the
   * member's default.
   */
  double usual() default Double.NaN;
}
