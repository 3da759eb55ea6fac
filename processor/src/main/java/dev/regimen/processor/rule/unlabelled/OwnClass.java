package dev.regimen.processor.rule.unlabelled;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.rule.LossRule;

/** What a network takes a sample for, from its probabilities p, [B, units]. */
final class OwnClass {
  private OwnClass() {}

  /**
   * The class of the largest probability, as a target. Of equal ones each counts its share, so that
   * no class is preferred.
   */
  static Value of(Value p, LossRule.Encoding encoding) {
    if (encoding == LossRule.Encoding.BINARY) {
      return p.minus(0.5).apply(UnaryFunction.STEP).named("pseudoLabel");
    }
    Value largest = reached(p, p.maximum(1));
    return largest.dividedBy(largest.sum(1)).detach().named("pseudoLabel");
  }

  /** 1 where the largest probability is at least a threshold, else 0; [B, 1]. */
  static Value sure(Value p, LossRule.Encoding encoding, Scalar threshold) {
    Value most = encoding == LossRule.Encoding.BINARY ? p.max(p.negate().plus(1)) : p.maximum(1);
    Scalar misses = threshold.minus(Scalar.arg(0)).apply(UnaryFunction.STEP);
    return most.map(Scalar.ONE.minus(misses)).detach().named("sure");
  }

  /** 1 where a ≥ b, else 0. */
  private static Value reached(Value a, Value b) {
    Scalar misses = Scalar.arg(1).minus(Scalar.arg(0)).apply(UnaryFunction.STEP);
    return a.graph().pointwise(Scalar.ONE.minus(misses), java.util.List.of(a, b));
  }
}
