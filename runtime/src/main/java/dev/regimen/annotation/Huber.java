package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = ½e² where |e| ≤ δ, else δ(|e| − ½δ), with e = y − t; the mean over outputs and batch.
 *
 * <p>y and t are [B, outputs]. The prediction is y. Source: Huber 1964.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Huber {
  /** δ, in the unit in which the loss sees the targets. */
  @Interval("(0, inf)")
  double delta() default 1;
}
