package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y[c] is the largest of x[i, j, c] over all places (i, j) of channel c: maps become one vector a
 * sample, and rows [B, L, width] do alike.
 *
 * <p>x is [B, height, width, channels] or [B, L, width], y is [B, channels]. Of texts it is the
 * largest over the units that are there, zeros for a text without one: whether something occurs,
 * wherever it does, as behind a {@link Conv1d}. The gradient goes to the first of equal ones. Its
 * kin are {@link GlobalAveragePool} and {@link LastUnit}. Error: {@code RankMismatch} on vectors.
 *
 * <p>Source: Collobert et al. 2011; Kim 2014, <i>Convolutional neural networks for sentence
 * classification</i>.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface GlobalMaxPool {}
