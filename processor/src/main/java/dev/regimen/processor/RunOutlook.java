package dev.regimen.processor;

import dev.regimen.processor.check.MemoryNeed;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.rule.ByteCount;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.loss.LossChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be said of a run before there is data: its memory, the loss that it begins with. */
final class RunOutlook {
  private RunOutlook() {}

  static List<String> lines(NetworkModel network, Rules rules, MemoryNeed need) {
    int batch = RunSize.of(network, rules).batch();
    long lent = need.convolutions().bytes(batch);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "memory: %s outside the heap at batch = %d, %s whatever the batch and %s a sample%s",
            ByteCount.text(need.bytes(batch)),
            batch,
            ByteCount.text(need.fixed()),
            ByteCount.text(need.ofSample()),
            lent == 0 ? "" : ", at most " + ByteCount.text(lent) + " for convolutions"));
    for (TaskModel task : network.tasks()) {
      String of = network.tasks().size() == 1 ? "" : " of " + task.name();
      LossChoice.of(network, task, rules)
          .rule()
          .ofZeros(task.target())
          .ifPresent(
              loss ->
                  lines.add(
                      String.format(
                          Locale.ROOT,
                          "loss%s: about %.3f at first, that of outputs near 0; one far above tells"
                              + " of outputs that begin too large",
                          of,
                          loss)));
    }
    return lines;
  }
}
