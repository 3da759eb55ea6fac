package dev.regimen.processor.rule.run;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.Predicate;

/** What must hold where each token of a text has a class of its own. */
final class TokenTask {
  static final String GROUP = "task of tokens";

  private TokenTask() {}

  private static long length(NetworkModel network) {
    return network.input().elements() > 1 ? network.input().elements() : 64;
  }

  /** What says that a regime predicts of such a thing, if something does. */
  static Optional<Use<?>> of(Predicate<Target.Of> wanted, NetworkModel network, Rules rules) {
    Target stated = new Target(Target.Task.CLASSES, 1);
    return rules.in(Role.RUN, network.regime()).stream()
        .filter(
            bound ->
                wanted.test(
                    bound.rule().predicts(bound.annotation(), stated, Optional.empty()).of()))
        .<Use<?>>map(Rules.Bound::use)
        .findFirst();
  }

  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    String name = "@" + use.annotation().annotationType().getSimpleName();
    if (TextInput.of(network.regime(), rules).isEmpty()) {
      report
          .error("TokensWithoutText", use.site(), name + " on samples that are no texts")
          .why("a token is a word or character of a text")
          .fix("@Text(maxLength = " + length(network) + ") beside it");
    }
    if (network.tasks().stream().noneMatch(task -> task.target().perToken())) {
      report
          .error(
              "TargetAmbiguous",
              use.site(),
              name + " gives tokens targets, but the network's fields declare tasks of their own")
          .why("what @Head declares is predicted of whole samples")
          .fix("delete " + use.text());
    }
    rules.in(Role.AUGMENTATION, network.regime()).stream()
        .filter(bound -> !bound.rule().keepsTokens(bound.annotation()))
        .forEach(bound -> moved(bound, name, report));
    rules.in(Role.RUN, network.regime()).stream()
        .filter(bound -> bound.rule().weighsSamples(bound.annotation()))
        .forEach(
            bound ->
                report
                    .error(
                        "Misplaced",
                        bound.use().site(),
                        bound.use().text()
                            + " weighs whole samples, but "
                            + name
                            + " has a target"
                            + " for each token")
                    .fix("delete " + bound.use().text()));
  }

  private static void moved(
      Rules.Bound<AugmentationRule<Annotation>> bound, String name, Report report) {
    String text = bound.use().text();
    Finding finding =
        bound.rule().ofTexts()
            ? report
                .error(
                    "TokensMoved",
                    bound.use().site(),
                    text + " edits tokens, whose targets stay where they are")
                .why(name + " compares what is predicted at a place with the target of it")
            : report.error(
                "Misplaced",
                bound.use().site(),
                text + " is for whole samples, but " + name + " has a target for each token");
    finding.fix("delete " + text);
  }
}
