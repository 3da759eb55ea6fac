package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LabelThreshold;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code labelThreshold}, which predictions and metrics of labels are decided by. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LabelThresholdRule implements RunRule<LabelThreshold> {
  @Override
  public Class<LabelThreshold> annotation() {
    return LabelThreshold.class;
  }

  @Override
  public List<Fact> facts(LabelThreshold annotation) {
    return List.of();
  }

  @Override
  public boolean serves(Target.Task task) {
    return task == Target.Task.LABELS;
  }

  @Override
  public void check(Use<LabelThreshold> use, NetworkModel network, Report report) {
    if (!serves(network.target().task())) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@LabelThreshold decides about labels, but this network predicts "
                  + network.target().text())
          .fix("delete @LabelThreshold");
    }
  }
}
