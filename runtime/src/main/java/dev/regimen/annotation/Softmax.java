package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * yᵢ = e^{xᵢ} / Σⱼ e^{xⱼ} over the last axis, computed from x − max x.
 *
 * <p>Any shape. For the inside of a network: the loss of classes takes logits and applies it
 * itself. Errors, on the last layer: {@code SoftmaxTwice} before {@link CrossEntropy}, {@code
 * LossPairing} with one unit.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Softmax {}
