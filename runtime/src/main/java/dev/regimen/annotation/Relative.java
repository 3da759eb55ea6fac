package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code int}, or an {@code int[]} of them, that a {@link Block} may state relative to its use,
 * by {@link Block#WIDTH} and {@link Block#STRIDE}. Rules see the plain number. The member is {@link
 * Structural}, and its {@link Interval} has no negative numbers, which is how relative ones are
 * told from mistakes.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Relative {}
