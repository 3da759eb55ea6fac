package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each sample skips the branch of the {@link Residual} block with probability p_l, the
 * fraction <i>dropped</i>, and the branches that remain are scaled by 1/(1 − p_l); at inference
 * nothing happens.
 *
 * <p>y = x + m·f(x)/(1 − p_l), with one m for a sample, 0 with probability p_l and else 1. With
 * {@code linear} p_l = p·l/L for the l-th of the network's L residual blocks, so that the last one
 * has p; otherwise p_l = p. Any shape; 0 is the identity.
 *
 * <p>On a network or a regime it is on every residual block that has none of its own.
 *
 * <p>Errors: {@code StochasticDepthWithoutSkip}, {@code DropoutRate} outside [0, 1).
 *
 * <p>Source: Huang et al. 2016; the scale is dropout's, so that inference needs none.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StochasticDepth {
  /** p, the fraction dropped. */
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "DropoutRate")
  double value() default 0.1;

  /** Whether the fraction grows with depth. */
  boolean linear() default true;
}
