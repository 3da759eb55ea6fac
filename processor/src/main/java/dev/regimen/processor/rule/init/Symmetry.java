package dev.regimen.processor.rule.init;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Transform;

/** Equal weights on a hidden layer: its units compute the same and receive the same gradient. */
final class Symmetry {
  private Symmetry() {}

  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    Position.of(use, network)
        .filter(position -> !position.last() && Transform.units(position.layer(), rules) != 1)
        .ifPresent(
            position ->
                report
                    .error(
                        "SymmetricWeights",
                        use.site(),
                        use.text() + " on a hidden layer: all its units stay identical")
                    .why("equal weights give equal outputs and equal gradients, step after step")
                    .fix("@KaimingInit"));
  }
}
