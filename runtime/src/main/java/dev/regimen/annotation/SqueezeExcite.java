package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = x·s, with a factor s for each channel of a sample: s = σ(W₂·max(0, W₁·z + b₁) + b₂), of the
 * mean z of each channel over all places.
 *
 * <p>x and y are [B, height, width, C], W₁ is [C/ratio, C], W₂ is [C, C/ratio]; C/ratio is rounded
 * down, and 1 at least. W₁ starts from N(0, 2/C), W₂ from N(0, ratio/C), the biases at 0, whatever
 * the initialization of the field. It stands behind the activation of its field and before its
 * pooling.
 *
 * <p>Saved as {@code <field>_se_reduce.weight} and {@code .bias}, {@code <field>_se_expand.weight}
 * and {@code .bias}.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code RankMismatch} on what is no map.
 *
 * <p>Source: Hu, Shen and Sun 2018.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface SqueezeExcite {
  /** How many times narrower the layer between is. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int ratio() default 16;
}
