package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer-sequential unit variance: the weight starts orthonormal, as of {@link OrthogonalInit}, and
 * is then divided by the standard deviation of what it makes of the first training batch, so that
 * Var(W·x) = 1 over the batch's samples, places and units, before bias, norm and activation.
 *
 * <p>Fields with this are scaled one after the other in the order in which the network applies
 * them, each behind those that are scaled already, on the batch that the first step will see: with
 * its augmentation and its drops, batch norms by the batch's statistics. The variance is within 0.1
 * % of 1 then. All of it is a function of the seed and the data. Weights that {@code from} or
 * {@code initialWeights} gives stay as they are given; {@code initialWeights()} tells what the seed
 * draws, before scaling.
 *
 * <p>Errors: {@code Misplaced} where a weight technique sets the scale, or where there is no
 * product to scale. Warning: {@code NoEffect} in front of a norm, which takes the scale out again.
 * When a run begins, an error names a weight whose products do not vary.
 *
 * <p>Source: Mishkin and Matas 2016.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Lsuv {}
