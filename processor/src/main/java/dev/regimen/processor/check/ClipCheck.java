package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.Predicate;

/** An optimizer that bounds gradients by itself, beside a technique that does so too. */
final class ClipCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Optional<Use<Annotation>> optimizer = clipping(network, rules, UpdateRule::optimizer);
    Optional<Use<Annotation>> bound = clipping(network, rules, rule -> !rule.optimizer());
    if (optimizer.isPresent() && bound.isPresent()) {
      String implicit = optimizer.get().text();
      report
          .warning(
              "ImplicitClip",
              bound.get().site(),
              bound.get().text() + " beside " + implicit + ", which bounds gradients by itself")
          .why("the gradient is bounded here first and then once more to the clip of " + implicit)
          .fix("delete " + bound.get().text());
    }
  }

  private static Optional<Use<Annotation>> clipping(
      NetworkModel network, Rules rules, Predicate<UpdateRule<Annotation>> wanted) {
    return rules.in(Role.UPDATE, network.regime()).stream()
        .filter(bound -> bound.rule().clips() && wanted.test(bound.rule()))
        .map(Rules.Bound::use)
        .findFirst();
  }
}
