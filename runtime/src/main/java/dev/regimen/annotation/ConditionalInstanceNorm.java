package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = γ[k]·(x − μ)/√(σ² + ε) + β[k], instance normalization with a scale and a shift for each
 * number k of the condition.
 *
 * <p>x and y are [B, height, width, C], γ and β are tables [classes, C] of the network's {@link
 * ClassCondition}; γ starts at 1, β at 0. μ and σ² are those of {@link InstanceNorm}.
 *
 * <p>Saved as {@code <field>_norm.weight} and {@code .bias}.
 *
 * <p>Errors: {@code ConditionMissing} where the network has no such condition, {@code
 * RankMismatch}, {@code OneValueToNormalize}.
 *
 * <p>Source: Dumoulin, Shlens and Kudlur 2017.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface ConditionalInstanceNorm {
  /** ε, added to the variance. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
