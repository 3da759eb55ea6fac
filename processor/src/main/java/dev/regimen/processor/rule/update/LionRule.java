package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Lion;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** The sign of a mean gradient, in which this step counts for more than in what is kept. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LionRule implements UpdateRule<Lion> {
  @Override
  public Class<Lion> annotation() {
    return Lion.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<Lion> use, Value gradient, UpdateScope scope) {
    Scalar now = scope.setting(use, "beta1");
    Scalar keep = scope.setting(use, "beta2");
    Value mean = scope.slot("mean");
    Value mixed = mean.times(now).plus(gradient.times(Scalar.ONE.minus(now)));
    AdaptiveMoments.average("mean", keep, gradient, scope);
    return mixed.apply(UnaryFunction.SIGN);
  }

  @Override
  public Optional<String> momentumMember(Lion annotation) {
    return Optional.of("beta1");
  }

  @Override
  public Band usualRates() {
    return new Band(1e-7, 0.01);
  }

  @Override
  public boolean adaptive(Lion annotation) {
    return true;
  }
}
