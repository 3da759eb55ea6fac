package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;

/** Each rule's own check, for each use whose numbers are sound. */
final class RuleCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Checks.uses(network)
        .filter(RangeCheck::sound)
        .forEach(
            use ->
                rules
                    .of(use.annotation().annotationType())
                    .ifPresent(rule -> ask(rule, use, network, rules, report)));
  }

  private static <A extends Annotation> void ask(
      Rule<A> rule, Use<?> use, NetworkModel network, Rules rules, Report report) {
    rule.check(use.as(rule.annotation()), network, rules, report);
  }
}
