package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights start as draws from U[−b, b] with b = gain·√(6/(fan_in + fan_out)), or from the normal
 * distribution of the same variance gain²·2/(fan_in + fan_out).
 *
 * <p>Warning: {@code InitActivationMismatch} before a rectifier, where {@link KaimingInit} fits.
 *
 * <p>Source: Glorot and Bengio 2010.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface XavierInit {
  /** The form of the distribution. */
  Distribution distribution() default Distribution.UNIFORM;

  /**
   * The factor on the bound; 0 chooses by the field's activation: 4 for {@link Sigmoid}, else 1. A
   * run may override it only where it is given.
   */
  @Interval("[0, inf)")
  double gain() default 0;
}
