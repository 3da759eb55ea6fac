package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Threshold;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.loss.LossChoice;
import java.util.List;

/** The setting {@code threshold}, which decisions of one unit, and of labels, are made by. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ThresholdRule implements RunRule<Threshold> {
  @Override
  public Class<Threshold> annotation() {
    return Threshold.class;
  }

  /** The number is a setting. */
  @Override
  public List<Fact> facts(Threshold annotation) {
    return List.of();
  }

  @Override
  public boolean decidesByThreshold() {
    return true;
  }

  @Override
  public void check(Use<Threshold> use, NetworkModel network, Rules rules, Report report) {
    boolean decides =
        network.tasks().stream()
            .anyMatch(
                task ->
                    task.target().task() == Target.Task.LABELS || oneUnit(task, network, rules));
    if (!decides) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@Threshold decides for one unit that tells two classes apart, or for labels, and this"
                  + " network has neither")
          .why("of a probability for each class, the largest decides")
          .fix("delete @Threshold")
          .fix("or tell two classes apart by one unit, @Dense(1)");
    }
  }

  private static boolean oneUnit(TaskModel task, NetworkModel network, Rules rules) {
    return LossChoice.encoding(network, task, rules) == LossRule.Encoding.BINARY;
  }
}
