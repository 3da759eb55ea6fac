package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ConstantInit;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;

/** All weights one number. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ConstantInitRule implements InitRule<ConstantInit> {
  @Override
  public Class<ConstantInit> annotation() {
    return ConstantInit.class;
  }

  @Override
  public Initial initial(Use<ConstantInit> use, Fans fans, Settings settings) {
    return new Initial(Initial.Kind.CONSTANT, settings.setting(use));
  }

  @Override
  public void check(Use<ConstantInit> use, NetworkModel network, Rules rules, Report report) {
    Symmetry.check(use, network, rules, report);
  }

  @Override
  public boolean vanishes(ConstantInit annotation) {
    return annotation.value() == 0;
  }
}
