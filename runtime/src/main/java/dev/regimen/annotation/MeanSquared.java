package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = mean of (y − t)² over outputs and batch, without a ½.
 *
 * <p>y and t are [B, outputs]. The prediction is y. The default for networks with outputs.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface MeanSquared {}
