package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = 1/(1 + e⁻ˣ).
 *
 * <p>Any shape. Goes with {@link XavierInit}. Errors, on the last layer: {@code SoftmaxTwice}
 * before {@link BinaryCrossEntropy}, which applies it itself, {@code LossPairing} before {@link
 * CrossEntropy}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Sigmoid {}
