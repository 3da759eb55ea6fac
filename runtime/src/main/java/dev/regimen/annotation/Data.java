package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is known of the data when the class is compiled, so that checks that depend on its size run
 * then instead of when training starts.
 *
 * <p>Used by the checks {@code LastBatchOfOne} and {@code NoRegularizer}; it changes nothing in the
 * generated code.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Data {
  /** Samples in the training split. */
  @Structural
  @Interval(value = "[1, inf)", usual = 50_000)
  int train();
}
