package dev.regimen.processor.rule.unlabelled;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.rule.LossRule;
import java.util.List;

/** How sure distributions are, and how far from each other, sample by sample, [B, 1]. */
final class Divergence {
  /** Below this a probability counts as this under a logarithm: p·ln p is nothing there. */
  private static final double LEAST = 1e-30;

  private Divergence() {}

  /** −Σ p·ln p over the classes; of one unit over it and what is left of 1. */
  static Value entropy(Value p, LossRule.Encoding encoding) {
    Scalar own = term(Scalar.arg(0));
    boolean alone = encoding != LossRule.Encoding.ONE_HOT;
    return p.map(alone ? own.plus(term(Scalar.ONE.minus(Scalar.arg(0)))) : own).sum(1).negate();
  }

  private static Scalar term(Scalar p) {
    return p.times(p.max(Scalar.constant(LEAST)).apply(UnaryFunction.LOG));
  }

  /** Σ p·(ln p − ln q) over the classes, KL(p ‖ q); of units by themselves over both cases. */
  static Value between(Value p, Value q, LossRule.Encoding encoding) {
    Scalar of = Scalar.arg(0);
    Scalar to = Scalar.arg(1);
    Scalar own = term(of, to);
    boolean alone = encoding != LossRule.Encoding.ONE_HOT;
    Scalar whole = alone ? own.plus(term(Scalar.ONE.minus(of), Scalar.ONE.minus(to))) : own;
    return p.graph().pointwise(whole, List.of(p, q)).sum(1);
  }

  private static Scalar term(Scalar p, Scalar q) {
    Scalar least = Scalar.constant(LEAST);
    Scalar difference =
        p.max(least).apply(UnaryFunction.LOG).minus(q.max(least).apply(UnaryFunction.LOG));
    return p.times(difference);
  }
}
