package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Training takes {@code epochs} passes over the training split, in batches of {@code batch}
 * samples.
 *
 * <p>Each epoch goes through a new permutation of the samples; the last batch of an epoch may be
 * shorter. The gradient is that of the batch's mean loss; with {@link Accumulate} that of several
 * batches, which stay of this size.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Train {
  /** Passes over the training split. */
  @Interval("[1, inf)")
  int epochs() default 10;

  /** Samples in a batch. */
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int batch() default 32;
}
