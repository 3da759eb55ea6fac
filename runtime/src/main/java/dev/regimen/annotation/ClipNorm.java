package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds the norm of the gradient: g ← g · min(1, c/‖g‖), with ‖g‖ over all trained parameters of
 * the network, so that its direction stays; before penalties and before the optimizer.
 *
 * <p>The loss's gradient is measured, penalties that are added to it later are not. A larger c
 * changes less; there is no value that turns it off.
 *
 * <p>Errors: {@code ClipConflict} beside {@link ClipValue}. Warnings: {@code ImplicitClip} beside
 * {@link Lamb}, which bounds the norm by itself.
 *
 * <p>Source: Pascanu, Mikolov and Bengio 2013.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ClipNorm {
  /** c, the largest norm. */
  @Interval("(0, inf)")
  double value() default 1;

  /** Whether each parameter's gradient is bounded by itself; it then may change its direction. */
  @Structural
  boolean perTensor() default false;
}
