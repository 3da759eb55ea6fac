package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Lars;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** Momentum on gradients that are rescaled to a share of the norm of the weight. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LarsRule implements UpdateRule<Lars> {
  @Override
  public Class<Lars> annotation() {
    return Lars.class;
  }

  /** A norm is over all rows. */
  @Override
  public boolean reachesEveryRow(Lars annotation) {
    return true;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<Lars> use, Value gradient, UpdateScope scope) {
    Value scaled = gradient;
    if (scope.weight().shape().rank() >= 2) {
      Scalar trust = scope.setting(use, "trust");
      scaled = gradient.times(TrustRatio.of(scope.weight(), gradient, trust));
    }
    Value velocity = scope.slot("velocity");
    Value next = velocity.times(scope.setting(use, "momentum")).plus(scaled).named("velocity");
    scope.becomes(velocity, next);
    return next;
  }

  @Override
  public Optional<String> momentumMember(Lars annotation) {
    return annotation.momentum() > 0 ? Optional.of("momentum") : Optional.empty();
  }

  @Override
  public Band usualRates() {
    return new Band(1e-3, 100);
  }

  @Override
  public Optional<String> summary(Lars annotation) {
    return Optional.of(
        "each weight tensor, but no bias or norm, steps by trust times its norm over its gradient's");
  }
}
