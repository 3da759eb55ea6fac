package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ElasticNet;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;

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
  public List<Penalty> penalties(ElasticNet annotation) {
    return List.of(
        new Penalty(Penalty.Kind.SQUARES, true, "l2", annotation.l2()),
        new Penalty(Penalty.Kind.MAGNITUDES, false, "l1", annotation.l1()));
  }
}
