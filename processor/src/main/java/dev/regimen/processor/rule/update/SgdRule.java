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
import java.util.Optional;

/** v ← μv + (1 − τ)g, at first g; the direction is v, or g + μv with Nesterov. */
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
    Value next = velocity.times(momentum).plus(dampened(use, gradient, scope)).named("velocity");
    scope.becomes(velocity, next);
    return use.annotation().nesterov() ? next.times(momentum).plus(gradient) : next;
  }

  /** As a velocity that begins at 0 is the first gradient, that one is taken whole. */
  private static Value dampened(Use<Sgd> use, Value gradient, UpdateScope scope) {
    if (use.annotation().dampening() == 0) {
      return gradient;
    }
    Scalar behind = scope.step().minus(1).min(Scalar.ONE);
    return gradient.times(Scalar.ONE.minus(scope.setting(use, "dampening").times(behind)));
  }

  @Override
  public void check(Use<Sgd> use, NetworkModel network, Report report) {
    Sgd sgd = use.annotation();
    if (sgd.nesterov() && (sgd.momentum() == 0 || sgd.dampening() > 0)) {
      boolean still = sgd.momentum() == 0;
      report
          .error(
              "NesterovMomentum",
              use.site().member("nesterov"),
              still
                  ? "nesterov without momentum does nothing"
                  : "nesterov with dampening = " + sgd.dampening() + " is no step ahead")
          .why(
              still
                  ? "it goes on by momentum times the velocity, which is 0"
                  : "g + momentum * v is where v leads only if the gradient enters it whole")
          .fix(still ? use.fix("momentum", 0.9) : use.fix("dampening", 0.0));
    } else if (sgd.momentum() == 0 && sgd.dampening() > 0) {
      report
          .warning(
              "NoEffect", use.site().member("dampening"), "dampening without momentum does nothing")
          .fix(use.fix("momentum", 0.9));
    }
  }

  @Override
  public Optional<String> momentumMember(Sgd annotation) {
    return annotation.momentum() > 0 ? Optional.of("momentum") : Optional.empty();
  }

  @Override
  public Band usualRates() {
    return new Band(1e-5, 1);
  }
}
