package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y[c] is the mean of x[i, j, c] over all places (i, j) of channel c: maps become one vector a
 * sample.
 *
 * <p>x is [B, height, width, channels], y is [B, channels]; any height and width, so that a network
 * may be used at another resolution than it was trained at. Rows of an {@link Embedding}, [B, L,
 * width], are averaged alike. Error: {@code RankMismatch} on vectors.
 *
 * <p>Source: Lin et al. 2014.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface GlobalAveragePool {}
