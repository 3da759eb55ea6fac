package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code labelsKept.perClass}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LabelsKeptRule implements RunRule<LabelsKept> {
  @Override
  public Class<LabelsKept> annotation() {
    return LabelsKept.class;
  }

  /** The number is a setting. */
  @Override
  public List<Fact> facts(LabelsKept annotation) {
    return List.of();
  }

  @Override
  public boolean serves(Target.Task task) {
    return task == Target.Task.CLASSES;
  }

  @Override
  public boolean ofLabels(LabelsKept annotation) {
    return true;
  }

  @Override
  public void check(Use<LabelsKept> use, NetworkModel network, Rules rules, Report report) {
    if (!serves(network.target().task()) || network.target().perToken()) {
      report
          .error(
              "Misplaced",
              use.site(),
              use.text()
                  + " counts labels by class, but this network predicts "
                  + network.target().text())
          .fix("delete " + use.text());
    }
  }
}
