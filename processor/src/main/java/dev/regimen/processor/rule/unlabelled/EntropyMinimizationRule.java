package dev.regimen.processor.rule.unlabelled;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.EntropyMinimization;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UnlabelledScope;

/** H(p): the loss of the network's probabilities against themselves. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EntropyMinimizationRule implements UnlabelledRule<EntropyMinimization> {
  @Override
  public Class<EntropyMinimization> annotation() {
    return EntropyMinimization.class;
  }

  @Override
  public Value loss(Use<EntropyMinimization> use, UnlabelledScope scope) {
    return Divergence.entropy(scope.prediction(scope.output()), scope.encoding(scope.output()));
  }

  @Override
  public void check(
      Use<EntropyMinimization> use, NetworkModel network, Rules rules, Report report) {
    Fitting.check(use, network, rules, report);
  }
}
