package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every sample comes with a number beside its features, the one of its style or domain, from 0 and
 * below the number given: what {@link ConditionalInstanceNorm} asks for.
 *
 * <p>Data has conditions by {@code Dataset.withConditions}, rows of one number each, and {@code
 * predict} takes one beside the features. A number out of range is an error that names the sample.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code SlotConflict} beside {@link Condition}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ClassCondition {
  /** How many there are. */
  @Structural
  @Interval(value = "[1, 16777216]", id = "NonPositiveSize")
  int value();
}
