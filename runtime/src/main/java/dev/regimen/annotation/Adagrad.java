package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * AdaGrad: s ← s + g², w ← w − η·g/(√s + ε), with s = {@code initial} before the first step. Each
 * weight's steps shrink as its gradients add up, which suits features that are seldom there.
 *
 * <p>Errors: {@code LearningRateRange}. Warning: {@code LearningRateSuspicious} outside [1e-4, 1].
 *
 * <p>Source: Duchi, Hazan and Singer 2011.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Adagrad {
  /** η, before the schedule. */
  @Interval(value = "(0, inf)", id = "LearningRateRange")
  double learningRate() default 0.01;

  /** s before the first step; above 0 it makes the first steps smaller. */
  @Interval("[0, inf)")
  double initial() default 0;

  /** ε, added to the root. */
  @Interval("(0, inf)")
  double epsilon() default 1e-10;
}
