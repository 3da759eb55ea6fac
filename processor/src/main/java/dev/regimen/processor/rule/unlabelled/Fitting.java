package dev.regimen.processor.rule.unlabelled;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.util.Optional;
import java.util.function.Predicate;

/** What must hold where a regime learns from samples without a label. */
final class Fitting {
  private static final Predicate<AugmentationSlot> FITTING =
      slot -> slot != AugmentationSlot.MIX && slot != AugmentationSlot.REPEAT;

  private Fitting() {}

  /**
   * A sample of one class may lack it, and a batch of two streams is neither mixed nor repeated.
   */
  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    classes(use, network.target(), report);
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
  }

  private static void classes(Use<?> use, Target target, Report report) {
    if (target.task() != Target.Task.CLASSES || target.perToken()) {
      report
          .error(
              "Misplaced",
              use.site(),
              use.text()
                  + (target.perToken()
                      ? " is about whole samples"
                      : " learns from samples that lack their class")
                  + ", but this network predicts "
                  + target.text())
          .fix("delete " + use.text());
    }
  }

  /** The table in which a network looks up its input. */
  static Optional<Use<?>> lookup(NetworkModel network, Rules rules) {
    return network.layers().stream()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().looksUp(bound.annotation()))
        .<Use<?>>map(Rules.Bound::use)
        .findFirst();
  }

  /** Ids that are looked up are no numbers that could be moved a little. */
  static void checkNumbers(Use<?> use, NetworkModel network, Rules rules, Report report) {
    lookup(network, rules)
        .ifPresent(
            table ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        use.text() + " would change the ids that " + table.text() + " looks up")
                    .fix("@Consistency instead of it, with @Dropout(0.1)")
                    .fix("or delete " + use.text()));
  }
}
