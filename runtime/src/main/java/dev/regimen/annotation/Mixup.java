package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each image is mixed with the next one of its batch, x' = λx + (1 − λ)x₂ and y' = λy +
 * (1 − λ)y₂, with one λ from Beta(alpha, alpha) a batch.
 *
 * <p>The last step before the network; the next of the last is the first. The training accuracy
 * counts the class with the larger share. 0 is the identity. Errors: {@code Misplaced} where the
 * input is no image, {@code MixNeedsSoftLoss}.
 *
 * <p>Source: Zhang et al. 2018; 0.2 as there for ImageNet.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Mixup {
  /** Both parameters of the Beta distribution. */
  @Neutral(0)
  @Interval("[0, inf)")
  double alpha() default 0.2;
}
