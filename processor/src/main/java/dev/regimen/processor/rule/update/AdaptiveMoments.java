package dev.regimen.processor.rule.update;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.UpdateScope;

/**
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²; the direction is m̂/(√v̂ + ε), both divided by what
 * starting at 0 leaves out (Kingma and Ba 2015).
 */
final class AdaptiveMoments {
  /** Learning rates that such an optimizer usually trains with. */
  static final Band USUAL_RATES = new Band(1e-6, 0.03);

  private AdaptiveMoments() {}

  static Value direction(Use<?> use, Value gradient, UpdateScope scope) {
    Scalar beta1 = scope.setting(use, "beta1");
    Value mean = mean(beta1, gradient, scope);
    Value root = root(use, gradient.square(), scope);
    return mean.times(correction(beta1, scope.step())).dividedBy(root);
  }

  /** The new m, uncorrected. */
  static Value mean(Scalar beta1, Value gradient, UpdateScope scope) {
    return average("mean", beta1, gradient, scope);
  }

  /** √v̂ + ε, where v is the mean of {@code square}. */
  static Value root(Use<?> use, Value square, UpdateScope scope) {
    Scalar beta2 = scope.setting(use, "beta2");
    return average("meanSquare", beta2, square, scope)
        .times(correction(beta2, scope.step()))
        .sqrt()
        .plus(scope.setting(use, "epsilon"));
  }

  /** What of its past a slot keeps, and the rest of what is new; the slot's next value. */
  static Value average(String name, Scalar keep, Value next, UpdateScope scope) {
    Value old = scope.slot(name);
    Value average = old.times(keep).plus(next.times(Scalar.ONE.minus(keep))).named(name);
    scope.becomes(old, average);
    return average;
  }

  /** 1/(1 − βᵗ). */
  static Scalar correction(Scalar beta, Scalar t) {
    return Scalar.ONE.dividedBy(Scalar.ONE.minus(beta.pow(t)));
  }
}
