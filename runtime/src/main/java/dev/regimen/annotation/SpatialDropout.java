package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each channel of a sample is zeroed as a whole with probability p, the fraction
 * <i>dropped</i>, and what remains is scaled by 1/(1 − p); at inference nothing happens.
 *
 * <p>Under {@link MonteCarlo} predictions drop too.
 *
 * <p>x and y are [B, …, C] with places between, as in maps [B, height, width, C]: neighbouring
 * places are alike, and units dropped one by one would be known from them. 0 is the identity.
 *
 * <p>Errors: {@code DropoutRate} outside [0, 1), {@code RankMismatch} on vectors. Warnings: {@code
 * DropoutHigh} above 0.5, {@code DropoutOnLogits}, {@code DropoutBeforeBatchNorm}.
 *
 * <p>Source: Tompson et al. 2015.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface SpatialDropout {
  /** p, the fraction dropped. */
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "DropoutRate")
  double value() default 0.5;
}
