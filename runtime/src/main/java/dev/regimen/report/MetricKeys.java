package dev.regimen.report;

import dev.regimen.annotation.Metric;
import dev.regimen.train.Epoch;
import dev.regimen.train.Evaluation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Metrics by the names that other tools group by the part before the slash: {@code train/loss},
 * {@code validation/accuracy}; of several tasks {@code validation/age/rmse}.
 */
final class MetricKeys {
  static final String TRAIN = "train/";
  static final String VALIDATION = "validation/";

  private MetricKeys() {}

  /** {@code validation/roc_auc}. */
  static String of(Metric metric) {
    return (metric.onValidation() ? VALIDATION : TRAIN) + name(metric);
  }

  /** {@code roc_auc}. */
  static String name(Metric metric) {
    return metric.name().substring(metric.name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
  }

  /** Every number that an epoch has, by its key. */
  static Map<String, Double> of(Epoch epoch) {
    Map<String, Double> values = new LinkedHashMap<>();
    add(values, TRAIN, epoch.train(), false);
    epoch.told().forEach((name, value) -> values.put(TRAIN + name, value));
    epoch.validation().ifPresent(measured -> add(values, VALIDATION, measured, true));
    return values;
  }

  /** Every number of an evaluation, by the name without a split. */
  static Map<String, Double> of(Evaluation evaluation) {
    Map<String, Double> values = new LinkedHashMap<>();
    add(values, "", evaluation, true);
    return values;
  }

  private static void add(
      Map<String, Double> values, String prefix, Evaluation evaluation, boolean onValidation) {
    evaluation
        .values(onValidation)
        .forEach((metric, value) -> values.put(prefix + name(metric), value));
    evaluation.tasks().forEach((task, own) -> add(values, prefix + task + "/", own, onValidation));
  }
}
