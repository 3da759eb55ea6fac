package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = max(x, 0) − x·t + ln(1 + e^{−|x|}), the cross-entropy of σ(x) from the logit x, the mean over
 * the units and the batch.
 *
 * <p>With one unit x and t are [B, 1], and t is 1 for the second class: the default for two classes
 * and one unit. With a unit for each class x and t are [B, classes], and each class is asked for by
 * itself, so that an image mixed of two may be both. The prediction is σ(x); of several classes
 * these need not sum to 1, and the largest decides. Of labels x and t are [B, labels], and t is 1
 * for each label that a sample has: the default for labels.
 *
 * <p>Errors: {@code SoftmaxTwice}, {@code LossPairing}, {@code OutOfRange} where a threshold makes
 * every target the same. Warnings: {@code SmoothingErased}, {@code NoEffect}.
 *
 * <p>Source: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, for several classes and
 * the threshold, as timm has it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface BinaryCrossEntropy {
  /**
   * Targets above this become 1, all others 0: 0.2 makes what {@link Mixup} and {@link CutMix} mix
   * whole again. At 1 targets stay as they are, and a run cannot turn it on.
   */
  @Neutral(1)
  @Interval("[0, 1]")
  double threshold() default 1;
}
