package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = −(1 − p)^γ·ln p with p the probability of the true class: the cross-entropy in which samples
 * that are told apart already count less; the mean over the batch.
 *
 * <p>With a unit for each class p = softmax(x)_c, and of a mixed target t the loss is the sum of
 * t_c·L_c. With one unit p = σ(x) for the second class and 1 − σ(x) for the first, whose losses are
 * multiplied by α and 1 − α. x and t are [B, classes] or [B, 1]; the prediction is softmax(x) or
 * σ(x). With γ = 0 it is {@link CrossEntropy}, or {@link BinaryCrossEntropy} with each class by its
 * factor.
 *
 * <p>Errors: {@code SoftmaxTwice}, {@code LossPairing}, also where α is stated for more than one
 * unit: there {@link ClassWeights} says what each class counts.
 *
 * <p>Source: Lin et al. 2017, <i>Focal Loss for Dense Object Detection</i>, with their 2 and 0.25.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Focal {
  /** γ, how soon what is learned counts less. */
  @Interval("[0, inf)")
  double gamma() default 2;

  /** α, of one unit: what the second class's loss is multiplied by; the first one's by 1 − α. */
  @Interval("(0, 1)")
  double alpha() default 0.25;
}
