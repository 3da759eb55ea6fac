package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ClassCondition;
import dev.regimen.annotation.Condition;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** A class beside the features of each sample. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ClassConditionRule implements RunRule<ClassCondition> {
  @Override
  public Class<ClassCondition> annotation() {
    return ClassCondition.class;
  }

  @Override
  public List<Fact> facts(ClassCondition annotation) {
    return List.of(Fact.of("condition", 1, annotation.value()));
  }

  @Override
  public void check(Use<ClassCondition> use, NetworkModel network, Report report) {
    network
        .use(Condition.class)
        .ifPresent(
            other ->
                report
                    .error(
                        "SlotConflict",
                        other.site(),
                        "@Condition beside @ClassCondition: a regime has one condition")
                    .fix("delete one of them"));
  }
}
