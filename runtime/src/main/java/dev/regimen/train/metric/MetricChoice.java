package dev.regimen.train.metric;

import dev.regimen.annotation.Metric;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Watched;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pass counts beyond samples by class and errors by output.
 *
 * @param threshold the probability above which one unit decides for the second class
 * @param metrics those that have a {@link ClassAccumulator}, and that are asked for
 */
public record MetricChoice(double threshold, List<Metric> metrics) {
  /** The threshold of a regime that says none. */
  public static final double HALF = 0.5;

  /** What the pass over the training samples counts: nothing more. */
  public static MetricChoice training(Settings settings) {
    return new MetricChoice(settings.numberOr(Settings.THRESHOLD, HALF), List.of());
  }

  /** What evaluation counts: what the regime shows and what it watches. */
  public static MetricChoice evaluation(Blueprint blueprint, Settings settings) {
    List<Metric> asked =
        Stream.concat(blueprint.metrics().stream(), Watched.in(blueprint).stream())
            .filter(Metric::onValidation)
            .distinct()
            .toList();
    return new MetricChoice(training(settings).threshold(), asked);
  }
}
