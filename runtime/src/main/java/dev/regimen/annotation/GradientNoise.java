package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds normal noise to the gradient that dies away: g ← g + N(0, σ²ₜ), σ²ₜ = η/(1 + t)^γ, with t
 * the updates made before; of each parameter's element its own.
 *
 * <p>It acts behind {@link ClipNorm} and {@link ClipValue}, which bound the loss's gradient, and
 * before the optimizer. The draws depend on the seed and t only, not on the number of workers. 0 is
 * the identity.
 *
 * <p>Errors: {@code OutOfRange}.
 *
 * <p>Source: Neelakantan et al. 2015, who choose η from {0.01, 0.3, 1} and γ = 0.55.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GradientNoise {
  /** η, the variance in the first update. */
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 0.3;

  /** γ, how fast the variance falls. */
  @Interval("[0, inf)")
  double decay() default 0.55;
}
