package dev.regimen.processor.rule.unlabelled;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.util.function.Predicate;

/** What must hold where a regime learns from samples without a label. */
final class Fitting {
  private static final Predicate<AugmentationSlot> FITTING =
      slot -> slot != AugmentationSlot.MIX && slot != AugmentationSlot.REPEAT;

  private Fitting() {}

  /** A batch of two streams is neither mixed nor repeated. */
  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    rules.in(Role.AUGMENTATION, network.regime()).stream()
        .filter(bound -> !FITTING.test(bound.rule().slot()))
        .findFirst()
        .ifPresent(
            bound ->
                report
                    .error(
                        "Misplaced",
                        bound.use().site(),
                        bound.use().text()
                            + " rearranges batches, of which "
                            + use.text()
                            + " needs labelled and unlabelled samples apart")
                    .fix("delete " + bound.use().text()));
    if (network.target().perToken()) {
      report
          .error(
              "Misplaced",
              use.site(),
              use.text()
                  + " is about whole samples, but this network predicts "
                  + network.target().text())
          .fix("delete " + use.text());
    }
  }

  /** The same for what believes in one class a sample. */
  static void checkClasses(Use<?> use, NetworkModel network, Rules rules, Report report) {
    check(use, network, rules, report);
    if (network.target().task() != Target.Task.CLASSES) {
      report
          .error(
              "Misplaced",
              use.site(),
              use.text()
                  + " is about one class a sample, but this network predicts "
                  + network.target().text())
          .fix("delete " + use.text());
    }
  }
}
