package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = (1 + γ)·(x − μ)/√(σ² + ε) + β, spatially adaptive normalization: γ and β are maps, made of a
 * layout by convolutions of 3x3, h = max(0, conv(layout)), γ = conv(h), β = conv(h).
 *
 * <p>x and y are [B, height, width, C]; the layout is the network's {@link Condition}, maps whose
 * height and width are those of x, or a whole number of times larger, then averaged, or smaller,
 * then repeated. h has {@link #hidden} channels. Weights start from N(0, 2/fan_in) for h and N(0,
 * 1/fan_in) for γ and β, biases at 0. μ and σ² are those of {@link InstanceNorm}, the same in
 * training and inference.
 *
 * <p>Saved as {@code <field>_shared}, {@code <field>_gamma} and {@code <field>_beta}, {@code
 * .weight} and {@code .bias} each.
 *
 * <p>Errors: {@code ConditionMissing} where the network has no maps of fitting extents as
 * condition, {@code RankMismatch}, {@code OneValueToNormalize}, {@code NonPositiveSize}.
 *
 * <p>Source: Park et al. 2019, with instance normalization.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Spade {
  /** Channels between the layout and γ, β. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int hidden() default 128;

  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
