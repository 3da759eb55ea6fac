package dev.regimen.processor.rule.update;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;

/** The factor that bounds a norm. */
final class NormBound {
  private NormBound() {}

  /** min(1, c/‖x‖), as c/max(‖x‖, c): no quotient by 0. */
  static Value factor(Value squares, Scalar bound) {
    Value norm = squares.sqrt().named("norm");
    Value limit = squares.graph().scalar(bound);
    return limit.dividedBy(norm.max(limit));
  }
}
