package dev.regimen.processor.rule.unlabelled;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.PseudoLabels;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UnlabelledScope;

/** The regime's loss against the class that is predicted, where that is sure. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class PseudoLabelsRule implements UnlabelledRule<PseudoLabels> {
  private static final String PASSED = "passed";

  @Override
  public Class<PseudoLabels> annotation() {
    return PseudoLabels.class;
  }

  @Override
  public Value loss(Use<PseudoLabels> use, UnlabelledScope scope) {
    Value p = scope.prediction(scope.output()).detach();
    LossRule.Encoding encoding = scope.encoding(scope.output());
    Value sure = OwnClass.sure(p, encoding, scope.setting(use, "threshold"));
    scope.tell(PASSED, sure);
    return scope.loss(scope.output(), OwnClass.of(p, encoding)).times(sure);
  }

  @Override
  public void check(Use<PseudoLabels> use, NetworkModel network, Rules rules, Report report) {
    Fitting.check(use, network, rules, report);
    PseudoLabels own = use.annotation();
    if (own.weight() > 0 && own.delay() + own.ramp() == 0) {
      report
          .warning(
              "PseudoLabelsWithoutRamp",
              use.site(),
              use.text() + " counts in full from the first step on")
          .why("the network knows nothing then, and learns its own first guesses by heart")
          .fix(use.fix("ramp", 2.0));
    }
  }
}
