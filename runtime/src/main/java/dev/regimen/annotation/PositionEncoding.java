package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y[l, :] = x[l, :] + P[l, :]: each row is told its place, so that {@link SelfAttention} behind it
 * knows the order. {@link PositionKind#ROTARY} leaves y = x and turns the queries and keys of every
 * attention behind it.
 *
 * <p>x and y are [B, L, width]. A learned P is [L, width] and starts from N(0, 0.02²) or the
 * field's initialization. Padding of texts stays 0.
 *
 * <p>What is learned is saved as {@code <field>_positions.weight}. Error: {@code RankMismatch} on
 * what is no rows.
 *
 * <p>Source: Gehring et al. 2017, Radford et al. 2018 for the deviation; {@link PositionKind} names
 * those of the other kinds.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface PositionEncoding {
  /** What rows are told. */
  @Structural
  PositionKind kind() default PositionKind.LEARNED;
}
