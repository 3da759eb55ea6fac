package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Accumulate;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.UpdateRule;
import java.util.Optional;

/** The setting {@code accumulate}, by which the loop groups batches. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AccumulateRule implements UpdateRule<Accumulate> {
  @Override
  public Class<Accumulate> annotation() {
    return Accumulate.class;
  }

  @Override
  public boolean accumulates() {
    return true;
  }

  @Override
  public int batchesOfUpdate(Accumulate annotation) {
    return annotation.value();
  }

  @Override
  public void check(Use<Accumulate> use, NetworkModel network, Rules rules, Report report) {
    network.layers().stream()
        .filter(layer -> keepsStatistics(layer, rules))
        .filter(layer -> ActingRules.train(layer.name(), network, rules))
        .findFirst()
        .filter(layer -> use.annotation().value() > 1)
        .ifPresent(
            layer ->
                report
                    .warning(
                        "BatchNormAccumulation",
                        use.site(),
                        use.text() + " with the batch statistics of " + layer.text())
                    .why(
                        "each batch is normalized by itself, so that it is not the "
                            + use.annotation().value()
                            + "-fold batch")
                    .fix("delete " + use.text())
                    .fix("or on " + layer.text() + " a norm within the sample"));
    rules.in(Role.PRETEXT, network.regime()).stream()
        .filter(task -> task.rule().comparesSamples() && use.annotation().value() > 1)
        .findFirst()
        .ifPresent(task -> compared(use, task.use(), network, rules, report));
  }

  private static void compared(
      Use<Accumulate> use, Use<?> task, NetworkModel network, Rules rules, Report report) {
    int batch = RunSize.of(network, rules).batch();
    String whole = Long.toString((long) batch * use.annotation().value());
    report
        .warning(
            "ContrastiveAccumulation",
            use.site(),
            use.text() + " with " + task.text() + ", which compares the samples of each batch")
        .why(
            "a sample is told from the others of a batch of "
                + batch
                + ", not of the "
                + whole
                + " that make an update")
        .why("where memory allows it a batch of " + whole + " has as many to be told from")
        .fix("delete " + use.text());
  }

  private static boolean keepsStatistics(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .anyMatch(bound -> bound.rule().keepsStatistics(bound.annotation()));
  }

  @Override
  public Optional<String> summary(Accumulate annotation) {
    return Optional.of(
        "so many batches make an update, with batch statistics, masks and noise of each batch's own");
  }
}
