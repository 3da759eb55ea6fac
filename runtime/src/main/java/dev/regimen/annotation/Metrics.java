package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the line of an epoch shows behind the loss, in this order, in place of accuracy or RMSE.
 *
 * <p>{@code TRAIN_} metrics stand behind {@code train}, {@code VALIDATION_} metrics behind {@code
 * val} and, in the line of the run's end, behind {@code test}. Where none of a split is named it
 * shows what it would without this annotation. What {@link EarlyStopping} watches stands there too,
 * named or not. Of a network of several tasks each shows what fits it.
 *
 * <p>Area under curves, calibration and log loss are counted only where they are named here or
 * watched; all others can be asked of every {@code Evaluation}. {@link Metric} says what each is
 * and what it costs.
 *
 * <p>Error: {@code UnknownMetric} for a metric that no task of the network has. Warning: {@code
 * NoEffect} for an empty list and for one named twice.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Metrics {
  /** What is shown. */
  Metric[] value();
}
