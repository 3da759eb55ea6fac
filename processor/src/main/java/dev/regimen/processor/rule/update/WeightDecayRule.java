package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ElasticNet;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;

/** Adds λw to the direction, behind the optimizer, so that w ← w − η(direction + λw). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class WeightDecayRule implements UpdateRule<WeightDecay> {
  @Override
  public Class<WeightDecay> annotation() {
    return WeightDecay.class;
  }

  @Override
  public boolean appliesTo(WeightDecay annotation, int rank) {
    return rank >= 2 || annotation.vectors();
  }

  @Override
  public Value decay(Use<WeightDecay> use, Value direction, UpdateScope scope) {
    return direction.plus(scope.weight().times(scope.setting(use)));
  }

  @Override
  public List<Relation> relations(Use<WeightDecay> use, NetworkModel network) {
    return List.of(Decay.keepsSign(use));
  }

  @Override
  public void check(Use<WeightDecay> use, NetworkModel network, Report report) {
    Decay decay = new Decay(use, "value", use.annotation().value());
    decay.checkUnusual(report);
    decay.checkVectors(use.annotation().vectors(), network, report);
    decay.checkSign(network, report);
    decay.checkTwice(L2.class, L2::value, network, report);
    decay.checkTwice(ElasticNet.class, ElasticNet::l2, network, report);
  }
}
