package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Monitored;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.RunSize;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings {@code earlyStopping.patience} and {@code .minDelta}, the metric, and what is
 * restored.
 */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EarlyStoppingRule implements RunRule<EarlyStopping> {
  @Override
  public Class<EarlyStopping> annotation() {
    return EarlyStopping.class;
  }

  @Override
  public List<Fact> facts(EarlyStopping annotation) {
    return List.of(monitored(annotation).fact("earlyStopping", annotation.restoreBest()));
  }

  @Override
  public void check(Use<EarlyStopping> use, NetworkModel network, Rules rules, Report report) {
    monitored(use.annotation()).check(use, network, rules, report);
    checkPatience(use, RunSize.of(network, rules).epochs(), report);
    if (!use.annotation().restoreBest()) {
      report
          .warning(
              "BestNotRestored",
              use.site().member("restoreBest"),
              "the run ends with the weights of its last epoch, not of its best")
          .why("the last epochs before stopping are those that brought no improvement")
          .fix("delete restoreBest = false");
    }
  }

  private static void checkPatience(Use<EarlyStopping> use, int epochs, Report report) {
    int patience = use.annotation().patience();
    if (patience == 0 || patience >= epochs) {
      report
          .warning(
              "PatienceRange",
              use.site().member("patience"),
              patience == 0
                  ? "patience = 0 stops at the first epoch that brings no improvement"
                  : "patience = " + patience + " never stops a run of epochs = " + epochs)
          .fix(
              epochs <= 1
                  ? Fix.of("delete @EarlyStopping: one epoch is what it takes to begin")
                  : use.fix("patience", Math.max(1, epochs / 4)));
    }
  }

  private static Monitored monitored(EarlyStopping annotation) {
    return new Monitored(annotation.task(), annotation.monitor(), annotation.patience());
  }

  @Override
  public Optional<Monitored> stopsBy(EarlyStopping annotation) {
    return Optional.of(monitored(annotation));
  }

  @Override
  public boolean regularizes(EarlyStopping annotation) {
    return true;
  }

  @Override
  public Set<Metric> measures(EarlyStopping annotation) {
    return Set.of(annotation.monitor());
  }
}
