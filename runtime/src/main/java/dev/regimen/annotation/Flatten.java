package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y is x as one vector a sample.
 *
 * <p>x is [B, height, width, channels], y is [B, height·width·channels], channels innermost. A
 * dense layer behind it is saved with its columns in PyTorch's order, channels outermost. What is a
 * vector already stays as it is.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Flatten {}
