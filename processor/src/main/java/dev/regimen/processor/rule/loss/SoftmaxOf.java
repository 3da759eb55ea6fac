package dev.regimen.processor.rule.loss;

import dev.regimen.processor.ir.Value;

/** The softmax of logits [B, classes], as losses of classes take it. */
public final class SoftmaxOf {
  private SoftmaxOf() {}

  /** x − max x: the shift cancels in value and derivative and keeps the exponential in range. */
  static Value shifted(Value logits) {
    return logits.minus(logits.maximum(-1).detach().named("max")).named("shifted");
  }

  /** The logarithm of each class's probability, x − max x − ln Σ e^{x − max x}. */
  static Value logarithm(Value logits) {
    Value shifted = shifted(logits);
    Value logSum = shifted.exp().named("exponential").sum(-1).named("sum").log().named("logSum");
    return shifted.minus(logSum).named("logProbability");
  }

  /** ln Σ e^{x − max x} − Σ t(x − max x), for targets that sum to 1. */
  public static Value crossEntropy(Value logits, Value target) {
    Value shifted = shifted(logits);
    Value logSum = shifted.exp().named("exponential").sum(-1).named("sum").log();
    return logSum.minus(shifted.times(target).sum(-1));
  }

  /** What each class's share is. */
  public static Value probability(Value logits) {
    Value exponential = shifted(logits).exp().named("exponential");
    return exponential.dividedBy(exponential.sum(-1).named("sum")).named("probability");
  }
}
