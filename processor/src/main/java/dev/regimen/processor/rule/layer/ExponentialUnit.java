package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;

/** max(0, x) + α(exp(min(0, x)) − 1), which two activations share. */
final class ExponentialUnit {
  private ExponentialUnit() {}

  static Value of(Value x, Scalar alpha) {
    Value positive = x.max(0).named("positive");
    // x − max(0, x) is min(0, x) with derivative 1 at 0: the slope there is α, as from the left.
    Value negative = x.minus(positive).exp().named("exponential");
    return positive.plus(negative.minus(1).times(alpha));
  }
}
