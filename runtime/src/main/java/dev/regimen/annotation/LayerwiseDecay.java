package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Learning rates that fall from the top of the network down: η·factorᵈ for a part of depth d, in
 * the step, in decay and in proximal penalties alike.
 *
 * <p>The parts are the network's own fields that have weights, a block with all that is in it being
 * one for each of its applications. The last one, or the heads of all tasks, has depth 0, the one
 * before it 1, and so on. 1 changes nothing. It multiplies with {@link LearningRateScale}. Meant
 * for fine-tuning, where the lower layers' features are to last.
 *
 * <p>Warning: {@code NoEffect} in a network that has one such part.
 *
 * <p>Source: Howard and Ruder 2018 (there 1/2.6 a layer); Clark et al. 2020; Bao et al. 2022.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LayerwiseDecay {
  /** What the rate is multiplied by from one part to the one below. */
  @Neutral(1)
  @Interval("(0, 1]")
  double value() default 0.75;
}
