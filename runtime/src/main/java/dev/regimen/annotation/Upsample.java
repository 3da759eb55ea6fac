package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps enlarged: y[i, j, c] = x[⌊i/n⌋, ⌊j/n⌋, c], the nearest of the places, n times as many in
 * either direction.
 *
 * <p>x is [B, height, width, C], y is [B, n·height, n·width, C]; 1 is the identity.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code RankMismatch} on what is no map.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Upsample {
  /** n, how many times as many rows and columns. */
  @Neutral(1)
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int value() default 2;
}
