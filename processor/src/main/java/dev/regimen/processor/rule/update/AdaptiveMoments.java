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
    Scalar beta2 = scope.setting(use, "beta2");
    Value mean = scope.slot("mean");
    Value square = scope.slot("meanSquare");
    Value nextMean = mean.times(beta1).plus(gradient.times(Scalar.ONE.minus(beta1))).named("mean");
    Value nextSquare =
        square
            .times(beta2)
            .plus(gradient.square().times(Scalar.ONE.minus(beta2)))
            .named("meanSquare");
    scope.becomes(mean, nextMean);
    scope.becomes(square, nextSquare);
    Value root = nextSquare.times(correction(beta2, scope)).sqrt();
    return nextMean
        .times(correction(beta1, scope))
        .dividedBy(root.plus(scope.setting(use, "epsilon")));
  }

  /** 1/(1 − βᵗ). */
  private static Scalar correction(Scalar beta, UpdateScope scope) {
    return Scalar.ONE.dividedBy(Scalar.ONE.minus(beta.pow(scope.step())));
  }
}
