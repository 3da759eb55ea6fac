package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For the first {@code epochs} the learning rate grows linearly to η: in step s of the w steps that
 * they have it is η·min(1, s/w), s = 1 in the first.
 *
 * <p>A prefix: the decay begins after it and runs over the epochs that remain. 0 does nothing.
 * Error: {@code WarmupExceedsRun}.
 *
 * <p>Source: Goyal et al. 2017.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Warmup {
  /** How long, in epochs; fractions are allowed. */
  @Neutral(0)
  @Interval("[0, inf)")
  double epochs();
}
