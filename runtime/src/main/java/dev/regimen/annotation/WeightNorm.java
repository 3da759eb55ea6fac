package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weight of each unit or filter as length times direction: w = g·v/‖v‖, where g and v are
 * trained in place of w.
 *
 * <p>v has the shape of the weight of {@link Dense} or {@link Conv}, over whose filters the norm is
 * taken one by one; g is one number for each and multiplies the product, y = g·(x·v/‖v‖) + b. v is
 * filled as the weight would be and g starts at ‖v‖, so that training begins as it would without. g
 * is a vector, which decays leave alone; a decay of v changes nothing but its step.
 *
 * <p>Saved as {@code <field>.weight_g}, [units, 1] or [filters, 1, 1, 1], and {@code
 * <field>.weight_v}, the names and shapes of PyTorch's {@code weight_norm} before {@code
 * parametrizations}.
 *
 * <p>Errors: {@code SymmetricWeights} with {@link ZeroInit}, which has no direction. Warning:
 * {@code NoEffect} on a field without such a weight.
 *
 * <p>Source: Salimans and Kingma 2016.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface WeightNorm {}
