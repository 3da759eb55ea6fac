package dev.regimen.processor.rule.update;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;

/** sgn(w)·max(|w| − t, 0), the proximal step of t‖w‖₁. */
final class SoftThreshold {
  private SoftThreshold() {}

  /** Written w − max(−t, min(t, w)), which is exactly 0 inside the threshold and has no branch. */
  static Value of(Value weight, Scalar threshold) {
    Scalar w = Scalar.arg(0);
    return weight.map(w.minus(threshold.negate().max(threshold.min(w))));
  }
}
