package dev.regimen.processor.rule;

import dev.regimen.processor.ir.RateCurve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** How the learning rate goes over the run. A regime has at most one decay and one prefix. */
public non-sealed interface ScheduleRule<A extends Annotation> extends Rule<A> {
  /** Whether this is a prefix, such as a warm-up, after which the decay begins at its epoch 0. */
  default boolean prefix() {
    return false;
  }

  /** Whether the rate rises again after it has fallen; never above what the optimizer states. */
  default boolean rises() {
    return false;
  }

  /** For a prefix: how many epochs it takes. */
  default Scalar epochs(Use<A> use, Settings settings) {
    return Scalar.ZERO;
  }

  /**
   * The curve.
   *
   * @param base the learning rate that the optimizer states
   * @param epoch epochs since this schedule began, as a fraction
   * @param epochs epochs that this schedule has
   * @return the curve, whose pieces end at epochs counted like {@code epoch}
   */
  RateCurve curve(Use<A> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings);
}
