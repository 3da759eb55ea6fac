package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y is the row of the last unit of a text, or the last row where samples are no texts: what a
 * recurrent layer knows at the end.
 *
 * <p>x is [B, L, width], y is [B, width]; zeros for a text without a unit. Of a layer that goes
 * both ways the half that goes back has seen the last unit alone there; {@link GlobalAveragePool}
 * serves it better. Error: {@code RankMismatch} on what is no rows.
 *
 * <p>Source: Sutskever et al. 2014.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LastUnit {}
