package dev.regimen.processor.rule.unlabelled;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.FixMatch;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UnlabelledScope;
import dev.regimen.processor.rule.Views;

/** The loss of the strong view against the class that is predicted, surely, for the weak one. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class FixMatchRule implements UnlabelledRule<FixMatch> {
  private static final String PASSED = "passed";

  @Override
  public Class<FixMatch> annotation() {
    return FixMatch.class;
  }

  @Override
  public boolean comparesViews(FixMatch annotation) {
    return true;
  }

  @Override
  public boolean strengthensViews(FixMatch annotation) {
    return true;
  }

  @Override
  public Value loss(Use<FixMatch> use, UnlabelledScope scope) {
    Value p = scope.prediction(scope.pass("weak", scope.view())).detach();
    LossRule.Encoding encoding = scope.encoding(scope.output());
    Value sure = OwnClass.sure(p, encoding, scope.setting(use, "threshold"));
    scope.tell(PASSED, sure);
    return scope.loss(scope.output(), OwnClass.of(p, encoding)).times(sure);
  }

  @Override
  public void check(Use<FixMatch> use, NetworkModel network, Rules rules, Report report) {
    Fitting.check(use, network, rules, report);
    if (!Views.strong(network, rules)) {
      report
          .warning(
              "ConsistencyWithoutNoise",
              use.site(),
              use.text() + " compares with a strong view, but nothing changes samples strongly")
          .why("both views are of one kind, and the network learns what it says already")
          .fix(
              network.input().rank() == 3
                  ? "@RandAugment beside it"
                  : "@InputNoise(0.3) beside it");
    }
  }
}
