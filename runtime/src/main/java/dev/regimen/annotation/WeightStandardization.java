package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weights of each unit or filter at mean 0 and variance 1: the product is computed with ŵ = (w
 * − mean w)/√(var w + ε), with the biased variance, and w is trained.
 *
 * <p>w is the weight of {@link Dense} or {@link Conv}; its filters are taken one by one. What an
 * initialization says of the scale of w has no effect but on the size of the first steps.
 * Activations grow with the fan-in, so a norm must follow.
 *
 * <p>Saved as {@code <field>.weight}: w, not ŵ.
 *
 * <p>Errors: {@code OneValueToNormalize} where a filter is one number. Warnings: {@code
 * WeightStandardizationAlone} without {@link GroupNorm} or {@link BatchNorm}, {@code NoEffect} on a
 * field without such a weight.
 *
 * <p>Source: Qiao et al. 2019.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface WeightStandardization {
  /** ε, added to the variance. */
  @Structural
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
