package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import dev.regimen.train.Evaluation;
import java.util.Locale;
import java.util.Map;

/** Metrics by split and name, as files and reports have them: {@code validation/accuracy}. */
final class ObjectiveNames {
  private ObjectiveNames() {}

  /** {@code validation/roc_auc}; of one of several tasks {@code validation/age/rmse}. */
  static String of(Design design) {
    String split = design.objective().onValidation() ? "validation/" : "train/";
    String task = design.task().isEmpty() ? "" : design.task() + "/";
    return split + task + name(design.objective());
  }

  /** In words: {@code validation accuracy}. */
  static String words(Design design) {
    return of(design).replace('/', ' ').replace('_', ' ');
  }

  private static String name(Metric metric) {
    return metric.name().substring(metric.name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
  }

  /** Adds every number of an evaluation. */
  static void add(
      Map<String, Double> values, String prefix, Evaluation evaluation, boolean onValidation) {
    evaluation
        .values(onValidation)
        .forEach((metric, value) -> values.put(prefix + name(metric), value));
    evaluation.tasks().forEach((task, own) -> add(values, prefix + task + "/", own, onValidation));
  }
}
