package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GradientNoise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** g + √(η/(1 + t)^γ)·ε; t is 0 in the first step. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GradientNoiseRule implements UpdateRule<GradientNoise> {
  @Override
  public Class<GradientNoise> annotation() {
    return GradientNoise.class;
  }

  /** No row is without noise. */
  @Override
  public boolean reachesEveryRow(GradientNoise annotation) {
    return true;
  }

  @Override
  public Value couple(Use<GradientNoise> use, Value gradient, UpdateScope scope) {
    // The run ages, whatever of it was frozen.
    Scalar aging = Scalar.of(Scalar.Clock.STEP).pow(scope.setting(use, "decay"));
    Scalar deviation = scope.setting(use).dividedBy(aging).apply(UnaryFunction.SQRT);
    return gradient.plus(scope.noise().times(deviation)).named("noisyGradient");
  }
}
