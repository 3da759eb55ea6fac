package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = γ·x/√(mean(x²) + ε), with the mean square of each sample over its last axis; no mean is
 * subtracted and there is no β.
 *
 * <p>x and y are [B, …, C], γ is [C] and starts at 1. The same in training and inference.
 *
 * <p>Saved as {@code <field>_norm.weight}.
 *
 * <p>Source: Zhang and Sennrich 2019.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface RmsNorm {
  /** ε, added to the mean square. */
  @Interval("(0, inf)")
  double epsilon() default 1e-5;
}
