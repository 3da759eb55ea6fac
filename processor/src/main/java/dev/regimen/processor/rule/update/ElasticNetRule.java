package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ElasticNet;
import dev.regimen.annotation.L1;
import dev.regimen.annotation.L2;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** λ₁‖w‖₁ + ½λ₂‖w‖²: λ₂w into the gradient, a soft threshold behind the step. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ElasticNetRule implements UpdateRule<ElasticNet> {
  @Override
  public Class<ElasticNet> annotation() {
    return ElasticNet.class;
  }

  @Override
  public boolean appliesTo(ElasticNet annotation, int rank) {
    return rank >= 2 || annotation.vectors();
  }

  @Override
  public Value couple(Use<ElasticNet> use, Value gradient, UpdateScope scope) {
    return gradient.plus(scope.weight().times(scope.setting(use, "l2")));
  }

  @Override
  public Value project(Use<ElasticNet> use, Value weight, UpdateScope scope) {
    return SoftThreshold.of(weight, scope.learningRate().times(scope.setting(use, "l1")));
  }

  @Override
  public void check(Use<ElasticNet> use, NetworkModel network, Report report) {
    ElasticNet net = use.annotation();
    Decay squares = new Decay(use, "l2", net.l2());
    squares.checkUnusual(report);
    squares.checkCoupled(network, report);
    squares.checkVectors(net.vectors(), network, report);
    squares.checkTwice(L2.class, L2::value, network, report);
    Decay magnitudes = new Decay(use, "l1", net.l1());
    magnitudes.checkUnusual(report);
    magnitudes.checkTwice(L1.class, L1::value, network, report);
  }
}
