package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.WeightRule;
import java.util.Optional;

/**
 * Techniques of layers stand on fields, techniques of the regime on the class; penalties on either.
 * The compiler holds what is written to its targets, but not what an annotation of the user's own
 * brings.
 */
final class PlaceCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Checks.uses(network).forEach(use -> check(use, rules, report));
  }

  private static void check(Use<?> use, Rules rules, Report report) {
    Optional<Rule<?>> rule = rules.of(use.annotation().annotationType());
    boolean ofLayer = rule.filter(PlaceCheck::ofLayer).isPresent();
    boolean ofEither =
        rule.filter(UpdateRule.class::isInstance)
            .map(UpdateRule.class::cast)
            .filter(update -> !update.optimizer())
            .isPresent();
    if (ofEither || ofLayer == use.onLayer()) {
      return;
    }
    String here = use.onLayer() ? " on a field" : " on a class";
    String there = ofLayer ? "a field of type Layer" : "the network or a regime";
    report
        .error("Misplaced", use.site(), use.text() + here + " means nothing")
        .fix("put it on " + there);
  }

  private static boolean ofLayer(Rule<?> rule) {
    return rule instanceof LayerRule<?>
        || rule instanceof WeightRule<?>
        || rule instanceof InitRule<?>;
  }
}
