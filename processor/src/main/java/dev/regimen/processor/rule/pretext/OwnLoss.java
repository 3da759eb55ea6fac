package dev.regimen.processor.rule.pretext;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ExclusiveGroup;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;

/** A task whose loss is its own, and no other that the regime names. */
final class OwnLoss {
  private OwnLoss() {}

  static void check(Use<?> task, NetworkModel network, Rules rules, Report report) {
    rules.in(Role.LOSS, network.regime()).stream()
        .<Use<?>>map(Rules.Bound::use)
        .filter(loss -> !loss.annotation().equals(task.annotation()))
        .forEach(
            loss ->
                report
                    .error(
                        ExclusiveGroup.CONFLICT,
                        loss.site(),
                        loss.text() + " beside " + task.text() + ", which has a loss of its own")
                    .fix("delete " + loss.text()));
  }
}
