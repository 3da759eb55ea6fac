package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * How the learning rate goes over the run. A regime has at most one decay and one prefix. Other
 * numbers that go with it are what the rule lets be {@link #scheduled}.
 */
public non-sealed interface ScheduleRule<A extends Annotation> extends Rule<A> {
  /** Whether this is a prefix, such as a warm-up, after which the decay begins at its epoch 0. */
  default boolean prefix() {
    return false;
  }

  /** Whether the rate rises too, up to what the optimizer states and never above. */
  default boolean rises() {
    return false;
  }

  /** What the loop is told; numbers that a run may override are settings and need no fact. */
  default List<Fact> facts(Use<A> use, NetworkModel network, Rules rules) {
    return List.of();
  }

  /**
   * Samples of a batch, where this changes them: from which epoch on, counted like a decay's, as
   * the annotations say.
   *
   * @param first samples of the run's first batch
   */
  default SortedMap<Integer, Integer> batches(A annotation, int first) {
    return Collections.emptySortedMap();
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
  Curve curve(Use<A> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings);
}
