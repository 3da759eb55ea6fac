package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.InputNoise;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Adds noise to what the network sees, of whatever shape. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class InputNoiseRule implements AugmentationRule<InputNoise> {
  @Override
  public Class<InputNoise> annotation() {
    return InputNoise.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.NOISE;
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public List<String> arguments() {
    return List.of("value");
  }

  @Override
  public Set<ImageChange> changes(InputNoise annotation) {
    return Set.of();
  }

  @Override
  public void check(Use<InputNoise> use, NetworkModel network, Rules rules, Report report) {
    network.layers().stream()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().looksUp(bound.annotation()))
        .findFirst()
        .ifPresent(
            table ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        "@InputNoise would change the ids that " + table.use().text() + " looks up")
                    .fix("@Dropout(0.1) behind " + table.use().text()));
    boolean standardized =
        rules.in(Role.RUN, network.regime()).stream()
            .anyMatch(bound -> bound.rule().standardizes(bound.annotation()));
    double variance = use.annotation().value() * use.annotation().value();
    if (standardized && variance > 1) {
      report
          .warning(
              "NoiseAboveSignal",
              use.site().member("value"),
              String.format(
                  Locale.ROOT,
                  "@InputNoise(%s) leaves %.0f %% of the variance that the network sees to the data",
                  use.annotation().value(),
                  100 / (1 + variance)))
          .why(
              String.format(
                  Locale.ROOT,
                  "standardized features have variance 1, and the noise has %.3g",
                  variance))
          .fix(use.fix("value", 0.1));
    }
  }
}
