package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds each element of the gradient to [−c, c], before penalties and before the optimizer.
 *
 * <p>It changes the gradient's direction; {@link ClipNorm} does not. A larger c changes less.
 *
 * <p>Errors: {@code ClipConflict} beside {@link ClipNorm}. Warnings: {@code ImplicitClip} beside
 * {@link Lamb}, which bounds the norm by itself.
 *
 * <p>Source: Mikolov 2012.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ClipValue {
  /** c, the largest magnitude of an element. */
  @Interval("(0, inf)")
  double value() default 1;
}
