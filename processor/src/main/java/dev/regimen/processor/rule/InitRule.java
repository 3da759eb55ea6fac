package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** How a field's weights are filled before training. */
public non-sealed interface InitRule<A extends Annotation> extends Rule<A> {
  /**
   * The distribution for a weight.
   *
   * @param fans its fan-in and fan-out and the activation that follows
   */
  Initial initial(Use<A> use, Fans fans, Settings settings);

  /**
   * Whether the weight is scaled on the first batch, so that what it makes of it has variance 1.
   */
  default boolean calibrates(A annotation) {
    return false;
  }

  /** Whether all weights begin at 0. */
  default boolean vanishes(A annotation) {
    return false;
  }
}
