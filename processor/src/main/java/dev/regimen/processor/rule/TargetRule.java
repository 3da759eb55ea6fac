package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** A technique on the targets, in training only: label smoothing. */
public non-sealed interface TargetRule<A extends Annotation> extends Rule<A> {
  /** The targets that the loss sees, in the encoding given. */
  Value target(Use<A> use, Value target, LossRule.Encoding encoding, Settings settings);

  /** ε, the probability that this takes from the true class and spreads over all of them. */
  default double spread(A annotation) {
    return 0;
  }

  @Override
  default boolean regularizes(A annotation) {
    return true;
  }
}
