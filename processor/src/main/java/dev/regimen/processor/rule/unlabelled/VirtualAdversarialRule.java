package dev.regimen.processor.rule.unlabelled;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.VirtualAdversarial;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UnlabelledScope;
import java.util.Optional;

/** KL(p ‖ p(x + r)), r the direction in which the prediction changes most. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class VirtualAdversarialRule implements UnlabelledRule<VirtualAdversarial> {
  /** Where a sample changes nothing, its direction is nothing too. */
  private static final double LEAST = 1e-37;

  @Override
  public Class<VirtualAdversarial> annotation() {
    return VirtualAdversarial.class;
  }

  @Override
  public boolean serves(NetworkModel network, Rules rules) {
    return UnlabelledRule.super.serves(network, rules) && Fitting.lookup(network, rules).isEmpty();
  }

  @Override
  public Optional<Value> disturbance(Use<VirtualAdversarial> use, UnlabelledScope scope) {
    Value x = scope.input();
    Value small = ofLength(scope.normal(x.shape()), scope.setting(use, "probe")).named("probe");
    Value near = scope.pass("probe", x.plus(small));
    Value change = Divergence.between(clean(scope), scope.prediction(near), scope.encoding(near));
    Value steepest = scope.gradient(change, small);
    return Optional.of(ofLength(steepest, scope.setting(use, "epsilon")).named("disturbance"));
  }

  @Override
  public Value loss(Use<VirtualAdversarial> use, UnlabelledScope scope) {
    Value there = scope.prediction(scope.output());
    return Divergence.between(clean(scope), there, scope.encoding(scope.output()));
  }

  /** What is predicted without the disturbance. */
  private static Value clean(UnlabelledScope scope) {
    return scope.prediction(scope.pass("clean", scope.input())).detach();
  }

  /** Each sample's vector with another length. */
  private static Value ofLength(Value vector, Scalar length) {
    Value row = vector.reshape(Shape.batch(Math.toIntExact(vector.shape().elements())));
    Value norm = row.square().sum(1).max(LEAST).rsqrt();
    return row.times(norm).times(length).detach().reshape(vector.shape());
  }

  @Override
  public void check(Use<VirtualAdversarial> use, NetworkModel network, Rules rules, Report report) {
    Fitting.check(use, network, rules, report);
    Fitting.checkNumbers(use, network, rules, report);
  }
}
