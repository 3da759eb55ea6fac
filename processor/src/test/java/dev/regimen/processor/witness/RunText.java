package dev.regimen.processor.witness;

import dev.regimen.annotation.Metric;
import dev.regimen.train.Epoch;
import dev.regimen.train.Evaluation;
import dev.regimen.train.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs as texts, which are equal where the runs are. */
final class RunText {
  private RunText() {}

  /** All that a run came to but how long it took, each number to its last bit. */
  static List<String> of(RunResult<?> result) {
    List<String> lines = new ArrayList<>();
    for (RunResult<?> member : result.members()) {
      lines.add(member.stopReason() + ", best " + member.bestEpoch());
      member
          .parameters()
          .forEach(
              (name, values) ->
                  lines.add(name + Arrays.toString(values.dup('c').data().asFloat())));
      for (Epoch epoch : member.history().epochs()) {
        lines.add(epoch.number() + " " + epoch.learningRate() + " " + epoch.best());
        lines.add(of(epoch.train()));
        lines.add(of(epoch.validation().orElseThrow()));
      }
    }
    lines.add(of(result.validation()));
    lines.add(of(result.test()));
    return lines;
  }

  static String of(Evaluation evaluation) {
    StringBuilder text = new StringBuilder(evaluation.size() + " loss " + evaluation.loss());
    for (Metric metric : Metric.values()) {
      try {
        text.append(' ').append(metric).append(' ').append(evaluation.value(metric));
      } catch (IllegalStateException e) {
        text.append(" no ").append(metric);
      }
    }
    return text.toString();
  }
}
