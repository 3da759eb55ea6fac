package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A factor on the learning rate of a layer or a block: η becomes η·s there, in the step, in decay
 * and in proximal penalties alike.
 *
 * <p>1 changes nothing. On a layer it replaces its block's. {@link Frozen} stands still without
 * computing gradients, which 0 does not.
 *
 * <p>Source: Howard and Ruder 2018, discriminative fine-tuning.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LearningRateScale {
  /** s. */
  @Neutral(1)
  @Interval("[0, inf)")
  double value();
}
