package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = (1 + γ)·(x − μ)/√(σ² + ε) + β, adaptive instance normalization: (γ, β) = sW + b are made of a
 * style s by a dense layer.
 *
 * <p>x and y are [B, height, width, C]; s is the network's {@link Condition}, a vector of S; W is
 * [2C, S], its first C rows make γ; it starts from N(0, 1/S), b at 0. μ and σ² are those of {@link
 * InstanceNorm}.
 *
 * <p>Saved as {@code <field>_style.weight} and {@code .bias}.
 *
 * <p>Errors: {@code ConditionMissing} where the network has no vector as condition, {@code
 * RankMismatch}, {@code OneValueToNormalize}.
 *
 * <p>Source: Huang and Belongie 2017; the dense layer: Karras, Laine and Aila 2019.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface AdaIn {
  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
