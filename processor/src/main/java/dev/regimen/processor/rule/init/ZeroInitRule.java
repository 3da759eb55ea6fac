package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ZeroInit;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;

/** All weights 0. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ZeroInitRule implements InitRule<ZeroInit> {
  @Override
  public Class<ZeroInit> annotation() {
    return ZeroInit.class;
  }

  @Override
  public Initial initial(Use<ZeroInit> use, Fans fans, Settings settings) {
    return Initial.constant(0);
  }

  @Override
  public void check(Use<ZeroInit> use, NetworkModel network, Rules rules, Report report) {
    Symmetry.check(use, network, rules, report);
  }

  @Override
  public boolean vanishes(ZeroInit annotation) {
    return true;
  }
}
