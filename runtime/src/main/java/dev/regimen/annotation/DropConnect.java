package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each entry of the weight is zeroed with probability p, the fraction <i>dropped</i>,
 * anew in every step, and what remains is scaled by 1/(1 − p); at inference nothing happens.
 *
 * <p>Under {@link MonteCarlo} predictions drop too.
 *
 * <p>The weight is that of {@link Dense} or {@link Conv}, of any shape; all samples of a batch see
 * the same mask, and what is dropped gets no gradient. 0 is the identity. p is part of the
 * generated code: a run cannot override it.
 *
 * <p>Saved as {@code <field>.weight}: the whole weight.
 *
 * <p>Errors: {@code DropoutRate} outside [0, 1). Warning: {@code NoEffect} on a field without such
 * a weight.
 *
 * <p>Source: Wan et al. 2013, who draw a mask for each sample.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface DropConnect {
  /** p, the fraction dropped. */
  @Structural
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "DropoutRate")
  double value() default 0.5;
}
