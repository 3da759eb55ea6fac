package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Muon;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Transform;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;
import java.util.Optional;

/** The momentum of a hidden weight, made orthogonal; Adam's direction for all else. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MuonRule implements UpdateRule<Muon> {
  @Override
  public Class<Muon> annotation() {
    return Muon.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  private static boolean isHidden(UpdateScope scope) {
    return scope.weight().shape().rank() >= 2 && scope.depth() > 0 && !scope.isTable();
  }

  @Override
  public Scalar learningRate(Use<Muon> use, Scalar rate, UpdateScope scope) {
    return isHidden(scope)
        ? rate
        : rate.times(scope.setting(use, "adamRate").dividedBy(scope.setting(use, "learningRate")));
  }

  @Override
  public Value precondition(Use<Muon> use, Value gradient, UpdateScope scope) {
    if (!isHidden(scope)) {
      return AdaptiveMoments.direction(use, gradient, scope);
    }
    Scalar momentum = scope.setting(use, "momentum");
    Value velocity = AdaptiveMoments.average("velocity", momentum, gradient, scope);
    Value ahead =
        use.annotation().nesterov()
            ? velocity.times(momentum).plus(gradient.times(Scalar.ONE.minus(momentum)))
            : velocity.times(Scalar.ONE);
    return ahead
        .graph()
        .add(new Orthogonalize(use.annotation().steps()), List.of(ahead))
        .named("orthogonal");
  }

  @Override
  public void check(Use<Muon> use, NetworkModel network, Rules rules, Report report) {
    long weights = network.layers().stream().filter(layer -> Transform.isOn(layer, rules)).count();
    if (weights == 1) {
      report
          .warning("NoEffect", use.site(), "@Muon on a network that has no hidden weight")
          .why("the last layer, tables and vectors are trained by AdamW")
          .fix("@AdamW");
    }
  }

  @Override
  public Optional<String> momentumMember(Muon annotation) {
    return Optional.of("momentum");
  }

  @Override
  public Band usualRates() {
    return new Band(1e-4, 0.1);
  }

  @Override
  public boolean adaptive(Muon annotation) {
    return true;
  }

  @Override
  public Optional<String> summary(Muon annotation) {
    return Optional.of(
        "the last layer, tables and vectors are trained by AdamW, at adamRate; hidden weights step"
            + " with singular values near 1");
  }
}
