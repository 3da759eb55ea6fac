package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = max(0, 1 + max_{j≠y} x_j − x_y): the true class must score higher than every other one by 1;
 * the mean over the batch.
 *
 * <p>With a unit for each class this is the multi-class hinge of Crammer and Singer, x [B,
 * classes]; the gradient goes to the largest other score, in equal parts where several are. With
 * one unit it is max(0, 1 − s·x), x [B, 1], with s = 1 for the second class and −1 for the first.
 * Scores are no logits: the prediction softmax(x) or σ(x) has their order and means no probability.
 *
 * <p>Targets are whole classes. Errors: {@code MixNeedsSoftLoss} beside {@link Mixup} and {@link
 * CutMix}, {@code LossPairing} beside {@link LabelSmoothing} and {@link Softmax}.
 *
 * <p>Source: Crammer and Singer 2001; Cortes and Vapnik 1995.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Hinge {
  /** Whether L² is the loss, which has no kink where the margin is kept. */
  boolean squared() default false;
}
