package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Features become (x − μ)/σ, with the mean μ and the standard deviation σ of each channel of the
 * training split, or with numbers that are given.
 *
 * <p>A channel is one index of the last axis: a colour of an image, over all its places, or a
 * column of a table. Numbers that are not given are fitted on the training split alone; all are
 * stored in the model and applied in {@code predict}. A channel that never varies has σ = 1.
 *
 * <p>Errors: {@code StandardizeChannels} where there are not as many means and deviations as
 * channels, or a deviation is not above 0. Warning: {@code StandardizeChannels} for means of an
 * image that no intensity in [0, 1] has.
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

  /** μ of each channel, such as {@link ImageNet#MEAN_RED}; fitted where there is none. */
  @Structural
  @Interval("(-inf, inf)")
  double[] mean() default {};

  /** σ of each channel; given together with {@link #mean}. */
  @Structural
  @Interval(value = "(0, inf)", id = "StandardizeChannels")
  double[] std() default {};
}
