package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Adam;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** Adam's direction m̂/(√v̂ + ε). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AdamRule implements UpdateRule<Adam> {
  @Override
  public Class<Adam> annotation() {
    return Adam.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<Adam> use, Value gradient, UpdateScope scope) {
    return AdaptiveMoments.direction(use, gradient, scope);
  }

  @Override
  public void check(Use<Adam> use, NetworkModel network, Report report) {
    AdaptiveMoments.check(use, use.annotation().learningRate(), report);
  }
}
