package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import java.util.stream.Stream;

/** What is for texts alone stands on networks that read them. */
final class TextCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    if (TextInput.of(network.regime(), rules).isPresent()) {
      return;
    }
    Stream<Use<?>> edits =
        rules.in(Role.AUGMENTATION, network.regime()).stream()
            .filter(bound -> bound.rule().ofTexts())
            .map(Rules.Bound::use);
    Stream<Use<?>> others =
        rules.in(Role.RUN, network.regime()).stream()
            .filter(bound -> bound.rule().ofTexts())
            .map(Rules.Bound::use);
    Stream.concat(edits, others)
        .forEach(
            use ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        use.text() + " is for texts, which this network does not read")
                    .fix("delete " + use.text()));
  }
}
