package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** A technique on the targets, in training only: label smoothing. */
public non-sealed interface TargetRule<A extends Annotation> extends Rule<A> {
  /** The targets that the loss sees, in the encoding given. */
  Value target(Use<A> use, Value target, LossRule.Encoding encoding, Settings settings);

  @Override
  default boolean regularizes(A annotation) {
    return true;
  }
}
