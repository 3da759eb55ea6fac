package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Sgd;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;

/** ½λ‖w‖²: adds λw to the gradient. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class L2Rule implements UpdateRule<L2> {
  @Override
  public Class<L2> annotation() {
    return L2.class;
  }

  @Override
  public boolean appliesTo(L2 annotation, int rank) {
    return rank >= 2 || annotation.vectors();
  }

  @Override
  public Value couple(Use<L2> use, Value gradient, UpdateScope scope) {
    return gradient.plus(scope.weight().times(scope.setting(use)));
  }

  @Override
  public List<Relation> relations(Use<L2> use, NetworkModel network) {
    return network.use(Sgd.class).isPresent() ? List.of(Decay.keepsSign(use)) : List.of();
  }

  @Override
  public void check(Use<L2> use, NetworkModel network, Report report) {
    Decay decay = new Decay(use, "value", use.annotation().value());
    decay.checkUnusual(report);
    decay.checkVectors(use.annotation().vectors(), network, report);
    decay.checkCoupled(network, report);
    if (network.use(Sgd.class).isPresent()) {
      decay.checkSign(network, report);
    }
  }
}
