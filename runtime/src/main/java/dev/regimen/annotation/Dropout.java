package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each unit is zeroed with probability p, the fraction <i>dropped</i>, and what remains
 * is scaled by 1/(1 − p); at inference nothing happens.
 *
 * <p>Under {@link MonteCarlo} predictions drop too.
 *
 * <p>Any shape; 0 is the identity. Errors: {@code DropoutRate} outside [0, 1). Warnings: {@code
 * DropoutHigh} above 0.5, {@code DropoutOnLogits}, {@code DropoutBeforeBatchNorm}.
 *
 * <p>Source: Srivastava et al. 2014.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Dropout {
  /** p, the fraction dropped. */
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "DropoutRate")
  double value() default 0.5;
}
