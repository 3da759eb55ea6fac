package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a box of each image is taken from the next one of its batch, and y' = λy + (1 − λ)y₂,
 * where 1 − λ is the share of the image that the box covers.
 *
 * <p>For a λ from Beta(alpha, alpha) the box has the sides √(1 − λ)·W and √(1 − λ)·H, in whole
 * pixels, about any pixel evenly, the same for the whole batch; what lies outside is cut off, and λ
 * is then corrected. Beside {@link Mixup} a batch is cut with probability {@code switchTo}, else
 * mixed. 0 is the identity. Errors: {@code Misplaced} where the input is no image, {@code
 * MixNeedsSoftLoss}.
 *
 * <p>Source: Yun et al. 2019.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface CutMix {
  /** Both parameters of the Beta distribution. */
  @Neutral(0)
  @Interval("[0, inf)")
  double alpha() default 1;

  /** The share of batches that are cut where the regime also has {@link Mixup}. */
  @Interval("[0, 1]")
  double switchTo() default 0.5;
}
