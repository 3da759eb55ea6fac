package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every sample comes with numbers beside its features, of the extents given: a style as a vector, a
 * layout as maps. They are no input of the first layer; the norms that ask for a condition see them
 * ({@link AdaIn} a vector, {@link Spade} maps).
 *
 * <p>{@code {64}} is a vector of 64, {@code {32, 32, 4}} are maps, channels last. Data has
 * conditions by {@code Dataset.withConditions}, and {@code predict} takes one beside the features.
 * They are not standardized.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code SlotConflict} beside {@link ClassCondition}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Condition {
  /** The extents of one condition. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] value();
}
