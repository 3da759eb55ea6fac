package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Sgd;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** v ← μv + g; the direction is v, or g + μv with Nesterov. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SgdRule implements UpdateRule<Sgd> {
  @Override
  public Class<Sgd> annotation() {
    return Sgd.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<Sgd> use, Value gradient, UpdateScope scope) {
    if (use.annotation().momentum() == 0) {
      return gradient;
    }
    Scalar momentum = scope.setting(use, "momentum");
    Value velocity = scope.slot("velocity");
    Value next = velocity.times(momentum).plus(gradient).named("velocity");
    scope.becomes(velocity, next);
    return use.annotation().nesterov() ? next.times(momentum).plus(gradient) : next;
  }

  @Override
  public void check(Use<Sgd> use, NetworkModel network, Report report) {
    if (use.annotation().nesterov() && use.annotation().momentum() == 0) {
      report
          .warning(
              "NoEffect", use.site().member("nesterov"), "nesterov without momentum does nothing")
          .fix("@Sgd(momentum = 0.9, nesterov = true)");
    }
  }

  @Override
  public Band usualRates() {
    return new Band(1e-5, 1);
  }
}
