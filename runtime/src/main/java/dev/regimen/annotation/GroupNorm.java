package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = γ·(x − μ)/√(σ² + ε) + β, with μ and the biased variance σ² of each sample over the channels
 * of a group and all places: of C channels the first C/groups are the first group, and so on.
 *
 * <p>x and y are [B, …, C], maps as well as vectors; γ and β are [C]; γ starts at 1, β at 0. The
 * same in training and inference. One group is the norm over all of a sample, which some call layer
 * norm on maps; C groups are {@link InstanceNorm}.
 *
 * <p>Saved as {@code <field>_norm.weight} and {@code .bias}.
 *
 * <p>Errors: {@code GroupsDoNotDivide} where the groups do not divide C, {@code
 * OneValueToNormalize} where a group holds one value.
 *
 * <p>Source: Wu and He 2018.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface GroupNorm {
  /** Parts into which the channels are cut. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int groups() default 32;

  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
