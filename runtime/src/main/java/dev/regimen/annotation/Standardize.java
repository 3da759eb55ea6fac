package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Features become (x − μ)/σ, with the mean μ and the standard deviation σ of each channel of the
 * training split.
 *
 * <p>A channel is one index of the last axis: a colour of an image, a column of a table. The
 * numbers are fitted on the training split alone, stored in the model and applied in {@code
 * predict}. A channel that never varies has σ = 1.
 *
 * <p>Source: LeCun et al. 1998, <i>Efficient BackProp</i>, §4.3.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Standardize {
  /**
   * Whether the numbers to be predicted are standardized too, each output by itself; predictions
   * and errors are given in the original unit. Only for networks with outputs.
   */
  boolean targets() default false;
}
