package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Frozen;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.UpdateRule;
import java.util.Optional;

/** No gradient, no step, no statistics of the batch, for all epochs or the first ones. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class FrozenRule implements UpdateRule<Frozen> {
  @Override
  public Class<Frozen> annotation() {
    return Frozen.class;
  }

  @Override
  public int frozenEpochs(Frozen annotation) {
    return annotation.until();
  }

  @Override
  public Optional<String> summary(Frozen annotation) {
    int until = annotation.until();
    String epochs = until == 1 ? " for the first epoch" : " for the first " + until + " epochs";
    return Optional.of("frozen" + (until == Integer.MAX_VALUE ? "" : epochs));
  }

  @Override
  public void check(Use<Frozen> use, NetworkModel network, Rules rules, Report report) {
    int until = use.annotation().until();
    int epochs = RunSize.of(network, rules).epochs();
    if (until >= epochs && until < Integer.MAX_VALUE) {
      Finding finding =
          report
              .warning(
                  "ScheduleNeverEnds",
                  use.site().member("until"),
                  use.text() + " lasts as long as the run: epochs = " + epochs)
              .why("what it is on is never trained");
      if (epochs > 1) {
        finding.fix("until below " + epochs);
      }
      finding.fix("or @Frozen, which says so");
    }
  }
}
