package dev.regimen.processor.rule.layer;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Transform;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** What can be wrong with dropping, whatever it is that is dropped. */
final class DropRate {
  private DropRate() {}

  /**
   * Warns of rates that look like the fraction kept, and of places where dropping harms.
   *
   * @param rate the member {@code value}
   */
  static void check(Use<?> use, double rate, NetworkModel network, Rules rules, Report report) {
    if (rate > 0.5 && rate < 1) {
      report
          .warning(
              "DropoutHigh",
              use.site().member("value"),
              use.text() + "(" + rate + ") drops more than half of the units")
          .why("the number is the fraction dropped, not the fraction kept")
          .fix(use.with("value", Rounded.of(1 - rate)) + " if " + rate + " was meant to be kept");
    }
    if (rate != 0) {
      Position.of(use, network).ifPresent(position -> checkPlace(use, position, rules, report));
    }
  }

  private static void checkPlace(Use<?> use, Position position, Rules rules, Report report) {
    if (position.last()) {
      String delete = "delete " + use.text();
      report
          .warning(
              "DropoutOnLogits",
              use.site(),
              use.text() + " on the last layer drops outputs that the loss is computed from")
          .fix(before(use, position).map(to -> "move " + use.text() + " to " + to).orElse(delete));
    }
    Optional<LayerModel> next = position.next();
    while (next.isPresent() && !isWeighted(next.get(), rules)) {
      Optional<Use<Annotation>> norm = norm(next.get(), rules);
      if (norm.isPresent()) {
        warn(use, next.get(), norm.get(), report);
        return;
      }
      next = position.network().reader(next.get().name()).layer();
    }
  }

  /** The field before, where it is one of the same class. */
  private static Optional<String> before(Use<?> use, Position position) {
    return position.layers().subList(0, position.index()).stream()
        .reduce((first, second) -> second)
        .filter(layer -> !layer.has(use.annotation().annotationType()))
        .map(LayerModel::name)
        .filter(name -> !name.contains("."));
  }

  /** Behind weights the share of what is dropped no longer shows in a single variance. */
  private static boolean isWeighted(LayerModel layer, Rules rules) {
    return Transform.units(layer, rules) > 0
        || Transform.rescales(layer, rules) && norm(layer, rules).isEmpty();
  }

  private static Optional<Use<Annotation>> norm(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().keepsStatistics(bound.annotation()))
        .findFirst()
        .map(Rules.Bound::use);
  }

  private static void warn(Use<?> use, LayerModel next, Use<?> norm, Report report) {
    report
        .warning(
            "DropoutBeforeBatchNorm",
            use.site(),
            use.text() + " feeds the " + norm.text() + " of " + next.text())
        .why(
            "its running variance is gathered with units dropped and used without: the two differ"
                + " (Li et al. 2019)")
        .fix("move " + use.text() + " to " + next.text());
  }
}
