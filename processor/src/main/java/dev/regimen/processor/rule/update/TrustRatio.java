package dev.regimen.processor.rule.update;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.rule.UpdateScope;

/** How far a tensor steps, in terms of its own norm (You et al. 2017, 2020). */
final class TrustRatio {
  /** Below the norm of any direction that is not 0: it only keeps 0 out of the quotient. */
  private static final double LEAST = 1e-30;

  private TrustRatio() {}

  /** c·‖w‖/‖u‖, or 1 where one of the norms is 0. */
  static Value of(Value weight, Value direction, Scalar coefficient) {
    Value w = norm(weight, "weight");
    Value u = norm(direction, "direction");
    Value defined = w.apply(UnaryFunction.STEP).times(u.apply(UnaryFunction.STEP)).named("defined");
    Value ratio = w.times(coefficient).dividedBy(u.max(LEAST)).named("ratio");
    return ratio.minus(1).times(defined).plus(1).named("trustRatio");
  }

  private static Value norm(Value x, String of) {
    return UpdateScope.sum(x.square()).named(of + "Squares").sqrt().named(of + "Norm");
  }
}
