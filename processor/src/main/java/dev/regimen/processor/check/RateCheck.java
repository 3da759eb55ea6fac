package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;

/** The optimizer's learning rate is one that it usually trains with. */
final class RateCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    BaseRate.optimizer(network, rules)
        .filter(optimizer -> RangeCheck.sound(optimizer.use()))
        .ifPresent(optimizer -> BaseRate.check(optimizer, RunSize.of(network, rules), report));
  }
}
