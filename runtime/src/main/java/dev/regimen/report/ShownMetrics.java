package dev.regimen.report;

import dev.regimen.annotation.Metric;
import dev.regimen.train.Epoch;
import dev.regimen.train.Evaluation;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Watched;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of a run that stand out: what early stopping watches, what the regime names, the
 * usual one of the task where it names none, and the loss.
 */
final class ShownMetrics {
  private static final List<Metric> USUAL =
      List.of(
          Metric.VALIDATION_ACCURACY,
          Metric.VALIDATION_MICRO_F1,
          Metric.VALIDATION_RMSE,
          Metric.TRAIN_ACCURACY,
          Metric.TRAIN_RMSE);

  private static final List<Metric> LOSSES = List.of(Metric.VALIDATION_LOSS, Metric.TRAIN_LOSS);

  private final Blueprint blueprint;

  ShownMetrics(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** Those that an epoch has, the most telling first. */
  List<Metric> of(Epoch epoch) {
    boolean named = !blueprint.metrics().isEmpty();
    return Stream.of(
            Watched.in(blueprint).stream(),
            blueprint.metrics().stream(),
            named ? Stream.<Metric>empty() : USUAL.stream(),
            LOSSES.stream())
        .flatMap(metrics -> metrics)
        .distinct()
        .filter(metric -> has(epoch, metric))
        .toList();
  }

  private static boolean has(Epoch epoch, Metric metric) {
    return metric.onValidation()
        ? epoch.validation().map(measured -> measures(measured, metric)).orElse(false)
        : measures(epoch.train(), metric);
  }

  private static boolean measures(Evaluation evaluation, Metric metric) {
    return evaluation.values(metric.onValidation()).containsKey(metric);
  }
}
