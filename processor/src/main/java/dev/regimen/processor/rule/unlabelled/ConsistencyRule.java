package dev.regimen.processor.rule.unlabelled;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Consistency;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UnlabelledScope;
import dev.regimen.processor.rule.Views;

/** The mean square of the difference of two passes, the second one a constant. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ConsistencyRule implements UnlabelledRule<Consistency> {
  @Override
  public Class<Consistency> annotation() {
    return Consistency.class;
  }

  @Override
  public boolean comparesViews(Consistency annotation) {
    return true;
  }

  @Override
  public boolean readsAverage(Consistency annotation) {
    return annotation.teacher();
  }

  @Override
  public Value loss(Use<Consistency> use, UnlabelledScope scope) {
    Value other =
        use.annotation().teacher()
            ? scope.teacher("teacher", scope.view())
            : scope.pass("second", scope.view());
    Value target = scope.prediction(other).detach();
    Value difference = scope.prediction(scope.output()).minus(target);
    return difference.square().mean(1);
  }

  @Override
  public void check(Use<Consistency> use, NetworkModel network, Rules rules, Report report) {
    Fitting.check(use, network, rules, report);
    boolean teacher = use.annotation().teacher();
    if (teacher
        && rules.in(Role.UPDATE, network.regime()).stream().noneMatch(b -> b.rule().averages())) {
      report
          .error(
              "AverageMissing",
              use.site().member("teacher"),
              use.text() + " asks the average of the weights, but nothing averages them")
          .fix("@Ema beside it")
          .fix("or " + use.with("teacher", false));
    }
    if (!teacher && !Views.differ(network, rules) && !Views.drawn(network, rules)) {
      report
          .warning(
              "ConsistencyWithoutNoise",
              use.site(),
              use.text() + " compares two passes that are the same")
          .why("nothing in the network draws, and nothing augments: their difference is 0")
          .fix("@Dropout(0.5) on the hidden layers")
          .fix("or @InputNoise(0.3) on the class");
    }
  }
}
