package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Standardize;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** Features, and targets where asked for, to zero mean and unit variance. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class StandardizeRule implements RunRule<Standardize> {
  @Override
  public Class<Standardize> annotation() {
    return Standardize.class;
  }

  @Override
  public List<Fact> facts(Standardize annotation) {
    return List.of(Fact.of("standardize", true, annotation.targets()));
  }

  @Override
  public boolean standardizes(Standardize annotation) {
    return true;
  }

  @Override
  public void check(Use<Standardize> use, NetworkModel network, Rules rules, Report report) {
    if (use.annotation().targets() && network.target().task() != Target.Task.OUTPUTS) {
      report
          .error(
              "Misplaced",
              use.site().member("targets"),
              "targets = true standardizes numbers, but this network predicts "
                  + network.target().text())
          .fix("delete targets = true");
    }
    network.layers().stream()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().looksUp(bound.annotation()))
        .findFirst()
        .ifPresent(
            table ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        "@Standardize would change the ids that "
                            + table.use().text()
                            + " looks up")
                    .fix("delete @Standardize"));
  }
}
