package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each unit becomes α′ = −λα = −1.7581 with probability p, the fraction <i>dropped</i>,
 * and y = a·x + b of the result keeps mean 0 and variance 1: a = 1/√((1 − p)(1 + p·α′²)), b =
 * −a·p·α′; at inference nothing happens.
 *
 * <p>Under {@link MonteCarlo} predictions drop too.
 *
 * <p>Any shape; λ and α are those of {@link Selu}, behind which alone this makes sense: α′ is what
 * it saturates at. 0 is the identity.
 *
 * <p>Errors: {@code DropoutRate} outside [0, 1). Warnings: {@code DropoutHigh} above 0.5, {@code
 * DropoutOnLogits}, {@code DropoutBeforeBatchNorm}.
 *
 * <p>Source: Klambauer et al. 2017.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface AlphaDropout {
  /** p, the fraction dropped. */
  @Neutral(0)
  @Interval(value = "[0, 1)", id = "DropoutRate")
  double value() default 0.1;
}
