package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.RunSize;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
    return List.of(Fact.of("earlyStopping", annotation.monitor(), annotation.restoreBest()));
  }

  @Override
  public void check(Use<EarlyStopping> use, NetworkModel network, Rules rules, Report report) {
    checkMonitor(use, network, rules, report);
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

  private static void checkMonitor(
      Use<EarlyStopping> use, NetworkModel network, Rules rules, Report report) {
    Metric monitor = use.annotation().monitor();
    if (!produced(monitor, network)) {
      report
          .error(
              "UnknownMetric",
              use.site().member("monitor"),
              "this network does not produce " + monitor)
          .why(
              "it produces "
                  + Arrays.stream(Metric.values())
                      .filter(metric -> produced(metric, network))
                      .map(Metric::name)
                      .collect(Collectors.joining(", ")))
          .fix("monitor = Metric.VALIDATION_LOSS");
    }
    if (monitor.onValidation()) {
      checkValidation(use, network, rules, report);
    }
  }

  private static void checkValidation(
      Use<EarlyStopping> use, NetworkModel network, Rules rules, Report report) {
    rules.in(Role.RUN, network.regime()).stream()
        .filter(bound -> bound.rule().validation(bound.annotation()).orElse(1) == 0)
        .findFirst()
        .ifPresent(
            split ->
                report
                    .error(
                        "MonitorNeedsValidation",
                        use.site().member("monitor"),
                        use.annotation().monitor()
                            + " needs a validation split, but "
                            + split.use().text()
                            + " sets nothing aside")
                    .fix(split.use().text() + "(validation = 0.1)")
                    .fix("monitor = Metric.TRAIN_LOSS"));
  }

  private static boolean produced(Metric metric, NetworkModel network) {
    return switch (metric.subject()) {
      case ANY -> true;
      case CLASSES -> network.target().task() == Target.Task.CLASSES;
      case LABELS -> network.target().task() == Target.Task.LABELS;
      case VALUES -> network.target().task() == Target.Task.OUTPUTS;
    };
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
          .fix("@EarlyStopping(patience = " + Math.max(1, epochs / 4) + ")");
    }
  }

  @Override
  public boolean regularizes(EarlyStopping annotation) {
    return true;
  }
}
