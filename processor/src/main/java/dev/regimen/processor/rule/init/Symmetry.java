package dev.regimen.processor.rule.init;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Transform;

/** Equal weights on a hidden layer: its units compute the same and receive the same gradient. */
final class Symmetry {
  private Symmetry() {}

  /** Fixup (Zhang et al. 2019) and others begin residual branches at 0: what is added differs. */
  private static boolean endsBranch(Position position) {
    String layer = position.layer().name();
    return position.network().around(layer).stream()
        .filter(BlockModel::residual)
        .flatMap(block -> block.parts().stream().reduce((one, other) -> other).stream())
        .flatMap(last -> last.layers().reduce((one, other) -> other).stream())
        .anyMatch(last -> last.name().equals(layer));
  }

  private static boolean vanishes(Use<?> use, Rules rules) {
    return rules
        .bound(Role.INIT, use)
        .filter(bound -> bound.rule().vanishes(bound.annotation()))
        .isPresent();
  }

  /** The rows of a table are told apart by who reads them. */
  private static boolean looksUp(Position position, Rules rules) {
    return rules.in(Role.LAYER, position.layer().uses()).stream()
        .anyMatch(bound -> bound.rule().looksUp(bound.annotation()));
  }

  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    Position.of(use, network)
        .filter(position -> !position.last() && Transform.units(position.layer(), rules) != 1)
        .filter(position -> !(vanishes(use, rules) && endsBranch(position)))
        .filter(position -> !looksUp(position, rules))
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
