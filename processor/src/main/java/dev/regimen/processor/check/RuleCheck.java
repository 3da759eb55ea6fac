package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.Set;

/** Each rule's own check, for each use whose numbers are sound and that is alone in its place. */
final class RuleCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Set<Use<?>> conflicting = ExclusiveGroupCheck.conflicting(network, rules);
    Checks.uses(network)
        .filter(use -> !conflicting.contains(use))
        .forEach(use -> check(use, network, rules, report));
  }

  /** What a use's rule says of it; nothing of numbers that are none for it. */
  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    if (RangeCheck.sound(use)) {
      rules
          .of(use.annotation().annotationType())
          .ifPresent(rule -> ask(rule, use, network, rules, report));
    }
  }

  private static <A extends Annotation> void ask(
      Rule<A> rule, Use<?> use, NetworkModel network, Rules rules, Report report) {
    rule.check(use.as(rule.annotation()), network, rules, report);
  }
}
