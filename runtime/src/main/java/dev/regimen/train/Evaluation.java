package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.MetricAccumulator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How good a network is on a number of samples. All values are over the samples, never means of
 * batches' means. Of a network of several tasks it tells what the first one's metrics are, and
 * {@link #task} what each one's are.
 *
 * <p>A method that has no meaning for the task (accuracy of real numbers, errors of classes) throws
 * {@link IllegalStateException}.
 */
public final class Evaluation {
  private final long size;
  private final double loss;
  private final int topK;
  private final List<String> classes;
  private final long[] ranks;
  private final ClassCounts counts;
  private final long[] confusion;
  private final MetricAccumulator.Moments[] outputs;
  private final @Nullable LabelMetrics labels;
  private final Map<String, Evaluation> tasks;

  private Evaluation(
      long size,
      double loss,
      int topK,
      List<String> classes,
      long[] ranks,
      ClassCounts counts,
      long[] confusion,
      MetricAccumulator.Moments[] outputs,
      @Nullable LabelMetrics labels,
      Map<String, Evaluation> tasks) {
    this.size = size;
    this.loss = loss;
    this.topK = topK;
    this.classes = classes;
    this.ranks = ranks;
    this.counts = counts;
    this.confusion = confusion;
    this.outputs = outputs;
    this.labels = labels;
    this.tasks = tasks;
  }

  /** Adds up the workers' tallies; a label is predicted whose probability exceeds a threshold. */
  public static Evaluation of(
      MetricAccumulator[] tallies,
      long size,
      double loss,
      int topK,
      List<String> classes,
      double labelThreshold) {
    WorkerSums sums = new WorkerSums(tallies);
    return new Evaluation(
        size,
        loss,
        topK,
        List.copyOf(classes),
        sums.of(tally -> tally.ranks),
        new ClassCounts(
            sums.of(tally -> tally.truths),
            sums.of(tally -> tally.predictions),
            sums.of(tally -> tally.hits)),
        sums.of(tally -> tally.confusion),
        sums.outputs(),
        sums.labels(labelThreshold),
        Map.of());
  }

  /** The same numbers without the matrix. */
  Evaluation withoutConfusion() {
    Map<String, Evaluation> without = new LinkedHashMap<>();
    tasks.forEach((task, evaluation) -> without.put(task, evaluation.withoutConfusion()));
    return new Evaluation(
        size, loss, topK, classes, ranks, counts, new long[0], outputs, labels, without);
  }

  /** The same numbers, and those of each of several tasks, of which they are the first's. */
  public Evaluation withTasks(Map<String, Evaluation> each) {
    return new Evaluation(
        size, loss, topK, classes, ranks, counts, confusion, outputs, labels, each);
  }

  /** The tasks of a network that has several, in order. */
  Map<String, Evaluation> tasks() {
    return tasks;
  }

  /**
   * One task of a network that has several: its own loss and metrics, over the samples that have a
   * target for it.
   *
   * @throws IllegalArgumentException if the network has no such task
   */
  public Evaluation task(String name) {
    Evaluation task = tasks.get(name);
    if (task == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "there is no task %s among %s", Printable.of(name), tasks.keySet()));
    }
    return task;
  }

  /** The number of samples. */
  public long size() {
    return size;
  }

  /** The mean loss a sample, penalties left out; of several tasks, the weighted sum of theirs. */
  public double loss() {
    return loss;
  }

  /** The fraction of samples whose most probable class is the true one. */
  public double accuracy() {
    return topK(1);
  }

  /** The fraction of samples whose true class is among the {@code k} most probable. */
  public double topK(int k) {
    requireClasses("accuracy");
    if (k < 1 || k > ranks.length) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "k must be in [1, %d], but is %d", ranks.length, k));
    }
    return (double) Arrays.stream(ranks, 0, k).sum() / Arrays.stream(ranks).sum();
  }

  /** {@link #topK(int)} with the regime's k. */
  public double topK() {
    return topK(topK);
  }

  /**
   * Samples by true class (first index) and predicted class: of what a run or a predictor measured
   * last. A history keeps none, and there is none of more than 1,000 classes.
   *
   * @throws IllegalStateException if there is none
   */
  public Confusion confusion() {
    requireClasses("confusion matrix");
    if (confusion.length == 0) {
      throw new IllegalStateException(
          classes.size() > MetricAccumulator.MOST_CLASSES_OF_MATRIX
              ? String.format(
                      Locale.ROOT,
                      "the confusion matrix of %d classes is not counted: ask for precision, recall or f1",
                      classes.size())
                  + " of a class"
              : "a history keeps no confusion matrix: ask the result's validation() or test(), or"
                  + " a listener's epoch");
    }
    return new Confusion(classes, confusion);
  }

  /** Of the samples predicted to be of a class, the fraction that are; 0 if there are none. */
  public double precision(int label) {
    requireClasses("precision");
    return counts.precision(label);
  }

  /** Of the samples of a class, the fraction predicted to be; 0 if there are none. */
  public double recall(int label) {
    requireClasses("recall");
    return counts.recall(label);
  }

  /** The harmonic mean of precision and recall of a class. */
  public double f1(int label) {
    requireClasses("F1");
    return counts.f1(label);
  }

  /** The mean of {@link #precision} over the classes that occur. */
  public double macroPrecision() {
    requireClasses("precision");
    return counts.mean(counts::precision);
  }

  /** The mean of {@link #recall} over the classes that occur. */
  public double macroRecall() {
    requireClasses("recall");
    return counts.mean(counts::recall);
  }

  /** The mean of {@link #f1} over the classes that occur, as truth or as prediction. */
  public double macroF1() {
    requireClasses("F1");
    return counts.mean(counts::f1);
  }

  /** F1 of all decisions together, which for one class a sample is the accuracy. */
  public double microF1() {
    return accuracy();
  }

  /**
   * The metrics of a network that predicts sets of labels.
   *
   * @throws IllegalStateException if it predicts something else
   */
  public LabelMetrics labels() {
    if (labels == null) {
      throw new IllegalStateException(
          "a network that predicts " + (ofClasses() ? "classes" : "numbers") + " has no labels");
    }
    return labels;
  }

  /** Whether it is of sets of labels. */
  boolean ofLabels() {
    return labels != null;
  }

  /** The mean absolute error over samples and outputs, in the targets' own unit. */
  public double mae() {
    return meanOverOutputs("mean absolute error", output -> output.absolute / output.count);
  }

  /** The root of the mean squared error over samples and outputs, in the targets' own unit. */
  public double rmse() {
    return Math.sqrt(
        meanOverOutputs("root mean squared error", output -> output.squared / output.count));
  }

  /**
   * 1 − Σ(y − t)² / Σ(t − mean t)², the mean over the outputs; NaN where the targets do not vary.
   */
  public double r2() {
    return meanOverOutputs(
        "R2", output -> output.spread > 0 ? 1 - output.squared / output.spread : Double.NaN);
  }

  private double meanOverOutputs(String what, ToDoubleFunction<MetricAccumulator.Moments> value) {
    if (outputs.length == 0) {
      throw new IllegalStateException(
          "a network that predicts " + (ofLabels() ? "labels" : "classes") + " has no " + what);
    }
    return Arrays.stream(outputs).mapToDouble(value).average().orElse(Double.NaN);
  }

  private void requireClasses(String what) {
    if (ranks.length == 0) {
      throw new IllegalStateException(
          ofLabels()
              ? "a network that predicts sets of labels has no " + what + ": ask labels()"
              : "a network that predicts numbers has no " + what);
    }
  }

  /** The value of a metric, whichever split it speaks of. */
  double value(Metric metric) {
    return switch (metric) {
      case TRAIN_LOSS, VALIDATION_LOSS -> loss();
      case TRAIN_ACCURACY, VALIDATION_ACCURACY -> accuracy();
      case VALIDATION_TOP_K -> topK();
      case VALIDATION_F1 -> macroF1();
      case VALIDATION_MICRO_F1 -> labels().microF1();
      case VALIDATION_MACRO_F1 -> labels().macroF1();
      case VALIDATION_MAP -> labels().meanAveragePrecision();
      case TRAIN_MAE, VALIDATION_MAE -> mae();
      case TRAIN_RMSE, VALIDATION_RMSE -> rmse();
      case VALIDATION_R2 -> r2();
    };
  }

  /** Whether it is of one class a sample. */
  boolean ofClasses() {
    return ranks.length > 0;
  }

  @Override
  public String toString() {
    return EvaluationText.of(this);
  }
}
