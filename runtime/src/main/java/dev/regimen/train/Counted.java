package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.train.loop.MetricAccumulator;
import dev.regimen.train.metric.ClassAccumulator;
import dev.regimen.train.metric.ErrorSums;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the workers counted together for one task.
 *
 * @param names of the classes, or of the outputs
 * @param classes samples by class; none for numbers
 * @param confusion samples by true and predicted class; empty where these are many
 * @param outputs the errors of each output; none for classes
 * @param labels what sets of labels come to; null for other tasks
 * @param own the metrics that count for themselves, as far as they were asked for
 * @param told what training steps told, by its names
 */
record Counted(
    List<String> names,
    ClassCounts classes,
    long[] confusion,
    List<ErrorSums> outputs,
    @Nullable LabelMetrics labels,
    Map<Metric, ClassAccumulator.Measured> own,
    Map<String, Double> told) {
  static Counted of(MetricAccumulator[] workers, List<String> names) {
    return new Counted(
        List.copyOf(names),
        new ClassCounts(
            MetricAccumulator.sum(workers, worker -> worker.ranks),
            MetricAccumulator.sum(workers, worker -> worker.truths),
            MetricAccumulator.sum(workers, worker -> worker.predictions),
            MetricAccumulator.sum(workers, worker -> worker.hits)),
        MetricAccumulator.sum(workers, worker -> worker.confusion),
        MetricAccumulator.outputs(workers),
        labels(workers),
        MetricAccumulator.values(workers),
        workers[0].told());
  }

  private static @Nullable LabelMetrics labels(MetricAccumulator[] workers) {
    return workers[0].labels.labels() == 0
        ? null
        : LabelMetrics.of(
            Arrays.stream(workers).map(worker -> worker.labels).toList(), workers[0].threshold);
  }

  Counted withoutConfusion() {
    return new Counted(names, classes, new long[0], outputs, labels, own, told);
  }

  double own(Metric metric) {
    return measured(metric).value();
  }

  /** A metric of one class by itself; of two classes the second one's is kept. */
  double own(Metric metric, int label) {
    double[] each = measured(metric).ofClasses();
    boolean second = classes.classes() == 2;
    if (each.length == 0 || label < 0 || label >= classes.classes() || second && label == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there is no %s of class %d: %s",
              metric,
              label,
              each.length == 0
                  ? "it is of all classes together"
                  : second
                      ? "of two classes it is that of class 1"
                      : "classes are from 0 to " + (each.length - 1)));
    }
    return each[second ? 0 : label];
  }

  private ClassAccumulator.Measured measured(Metric metric) {
    ClassAccumulator.Measured value = own.get(metric);
    if (value == null) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s was not counted: @Metrics(Metric.%s) on the regime lets evaluation count it",
              metric,
              metric));
    }
    return value;
  }

  /** The value of a metric that has a meaning for an evaluation with these counts. */
  double value(Evaluation evaluation, Metric metric) {
    return switch (metric) {
      case TRAIN_LOSS, VALIDATION_LOSS -> evaluation.loss();
      case TRAIN_ACCURACY, VALIDATION_ACCURACY -> evaluation.accuracy();
      case VALIDATION_TOP_K -> evaluation.topK();
      case VALIDATION_F1 -> evaluation.macroF1();
      case VALIDATION_BALANCED_ACCURACY -> classes.balancedAccuracy();
      case VALIDATION_MCC -> classes.matthews();
      case VALIDATION_MICRO_F1 -> evaluation.labels().microF1();
      case VALIDATION_MACRO_F1 -> evaluation.labels().macroF1();
      case VALIDATION_MAP -> evaluation.labels().meanAveragePrecision();
      case TRAIN_MAE, VALIDATION_MAE -> evaluation.mae();
      case TRAIN_RMSE, VALIDATION_RMSE -> evaluation.rmse();
      case VALIDATION_R2 -> evaluation.r2();
      case VALIDATION_MAPE -> ErrorSums.mean(outputs, ErrorSums::meanRelative);
      case VALIDATION_ROC_AUC, VALIDATION_PR_AUC, VALIDATION_ECE, VALIDATION_LOG_LOSS ->
          own(metric);
      case VALIDATION_PERPLEXITY, VALIDATION_BITS -> own(metric);
    };
  }

  /** Every metric of an evaluation with these counts that has a value. */
  Map<Metric, Double> measured(Evaluation evaluation, boolean onValidation) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      boolean counted = !metric.onlyWhereNamed() || own.containsKey(metric);
      if (metric.onValidation() == onValidation && evaluation.suits(metric) && counted) {
        values.put(metric, evaluation.value(metric));
      }
    }
    return values;
  }

  Confusion matrix() {
    if (confusion.length == 0) {
      throw new IllegalStateException(
          classes.classes() > MetricAccumulator.MOST_CLASSES_OF_MATRIX
              ? String.format(
                  Locale.ROOT,
                  "the confusion matrix of %d classes is not counted: ask for perClass()",
                  classes.classes())
              : "a history keeps no confusion matrix: ask the result's validation() or test(), or"
                  + " a listener's epoch");
    }
    return new Confusion(names, confusion);
  }

  List<ClassScores> perClass() {
    return IntStream.range(0, names.size()).mapToObj(this::scores).toList();
  }

  private ClassScores scores(int label) {
    return new ClassScores(
        names.get(label),
        classes.precision(label),
        classes.recall(label),
        classes.f1(label),
        classes.truths()[label]);
  }

  List<OutputErrors> perOutput() {
    return IntStream.range(0, names.size()).mapToObj(this::errors).toList();
  }

  private OutputErrors errors(int output) {
    ErrorSums sums = outputs.get(output);
    return new OutputErrors(
        names.get(output),
        sums.meanAbsolute(),
        Math.sqrt(sums.meanSquared()),
        sums.determination(),
        sums.meanRelative());
  }
}
