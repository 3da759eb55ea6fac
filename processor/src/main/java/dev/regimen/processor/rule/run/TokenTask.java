package dev.regimen.processor.rule.run;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;

/** What must hold where each token of a text has a class of its own. */
final class TokenTask {
  static final String GROUP = "task of tokens";

  private TokenTask() {}

  private static long length(NetworkModel network) {
    return network.input().elements() > 1 ? network.input().elements() : 64;
  }

  static void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    String name = "@" + use.annotation().annotationType().getSimpleName();
    if (TextInput.of(network.regime(), rules).isEmpty()) {
      report
          .error("TokensWithoutText", use.site(), name + " on samples that are no texts")
          .why("a token is a word or character of a text")
          .fix("@Text(maxLength = " + length(network) + ") beside it");
    }
    rules.in(Role.AUGMENTATION, network.regime()).stream()
        .filter(bound -> !bound.rule().keepsTokens(bound.annotation()))
        .forEach(
            bound ->
                report
                    .error(
                        "TokensMoved",
                        bound.use().site(),
                        bound.use().text() + " edits tokens, whose targets stay where they are")
                    .why(name + " compares what is predicted at a place with the target of it")
                    .fix("delete " + bound.use().text()));
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
}
