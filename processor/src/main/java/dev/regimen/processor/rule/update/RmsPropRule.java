package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.RmsProp;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** The gradient over the root of its mean square, with momentum or without. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RmsPropRule implements UpdateRule<RmsProp> {
  @Override
  public Class<RmsProp> annotation() {
    return RmsProp.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<RmsProp> use, Value gradient, UpdateScope scope) {
    Scalar alpha = scope.setting(use, "alpha");
    Value square = AdaptiveMoments.average("meanSquare", alpha, gradient.square(), scope);
    Value root = use.annotation().centered() ? deviation(square, gradient, alpha, scope) : square;
    Value ratio = gradient.dividedBy(root.sqrt().plus(scope.setting(use, "epsilon")));
    if (use.annotation().momentum() == 0) {
      return ratio;
    }
    Value velocity = scope.slot("velocity");
    Value next = velocity.times(scope.setting(use, "momentum")).plus(ratio).named("velocity");
    scope.becomes(velocity, next);
    return next;
  }

  /** Rounding may leave less than 0 of a variance, which has no root. */
  private static Value deviation(Value square, Value gradient, Scalar alpha, UpdateScope scope) {
    return square.minus(AdaptiveMoments.average("mean", alpha, gradient, scope).square()).max(0);
  }

  @Override
  public Optional<String> momentumMember(RmsProp annotation) {
    return annotation.momentum() > 0 ? Optional.of("momentum") : Optional.empty();
  }

  @Override
  public Band usualRates() {
    return new Band(1e-6, 0.1);
  }

  @Override
  public boolean adaptive(RmsProp annotation) {
    return true;
  }
}
