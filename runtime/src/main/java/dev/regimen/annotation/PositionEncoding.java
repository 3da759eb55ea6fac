package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y[l, :] = x[l, :] + P[l, :]: each row is told its place by a learned vector, so that {@link
 * SelfAttention} behind it knows the order.
 *
 * <p>x and y are [B, L, width], P is [L, width] and starts from N(0, 0.02²) or the field's
 * initialization. Padding of texts stays 0.
 *
 * <p>Saved as {@code <field>_positions.weight}. Error: {@code RankMismatch} on what is no rows.
 *
 * <p>Source: Gehring et al. 2017; Radford et al. 2018 for the deviation.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface PositionEncoding {}
