package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Slow weights φ around any optimizer: behind every k-th update φ ← φ + α(w − φ) and w ← φ; between
 * them the optimizer goes on alone.
 *
 * <p>φ begins as the initial weights and is kept beside them; what the optimizer keeps is left as
 * it is. The whole step is inside, soft thresholds and bounds on norms too: a bound still holds
 * behind a k-th update, zeros of {@link L1} then need not. α = 1 changes nothing. Evaluation uses
 * w.
 *
 * <p>Warning: {@code NoEffect} where the run has fewer than k updates.
 *
 * <p>Source: Zhang, Lucas, Hinton and Ba 2019, <i>Lookahead optimizer: k steps forward, 1 step
 * back</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Lookahead {
  /** Updates from one synchronization to the next. */
  @Interval("[1, inf)")
  int k() default 5;

  /** How far the slow weights go towards the fast ones. */
  @Neutral(1)
  @Interval("(0, 1]")
  double alpha() default 0.5;
}
