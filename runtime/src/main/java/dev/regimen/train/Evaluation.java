package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.MetricAccumulator;
import dev.regimen.train.metric.ErrorSums;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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
  private final Counted counted;
  private final ClassCounts counts;
  private final Map<String, Evaluation> tasks;

  Evaluation(long size, double loss, int topK, Counted counted, Map<String, Evaluation> tasks) {
    this.size = size;
    this.loss = loss;
    this.topK = topK;
    this.counted = counted;
    this.counts = counted.classes();
    this.tasks = tasks;
  }

  /** Adds up the workers' tallies, in their order; the names are the classes' or the outputs'. */
  public static Evaluation of(
      MetricAccumulator[] tallies, long size, double loss, int topK, List<String> names) {
    return new Evaluation(size, loss, topK, Counted.of(tallies, names), Map.of());
  }

  /** The same numbers without the matrix. */
  Evaluation withoutConfusion() {
    Map<String, Evaluation> without = new LinkedHashMap<>();
    tasks.forEach((task, evaluation) -> without.put(task, evaluation.withoutConfusion()));
    return new Evaluation(size, loss, topK, counted.withoutConfusion(), without);
  }

  /** The same numbers, and those of each of several tasks, of which they are the first's. */
  public Evaluation withTasks(Map<String, Evaluation> each) {
    return new Evaluation(size, loss, topK, counted, each);
  }

  int k() {
    return topK;
  }

  Counted counted() {
    return counted;
  }

  /** The tasks of a network that has several, in order. */
  public Map<String, Evaluation> tasks() {
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
          "there is no task " + Printable.of(name) + " among " + tasks.keySet());
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
    if (k < 1 || k > counts.classes()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "k must be in [1, %d], but is %d", counts.classes(), k));
    }
    return counts.topK(k);
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
    return counted.matrix();
  }

  /** How good the decisions for each class are, in the order of the classes. */
  public List<ClassScores> perClass() {
    requireClasses("classes");
    return counted.perClass();
  }

  /** How good each output of a regression is, in their order. */
  public List<OutputErrors> perOutput() {
    requireNumbers("outputs");
    return counted.perOutput();
  }

  /** A table of {@link #perClass()} or {@link #perOutput()}, with the means in its last line. */
  public String report() {
    return ofClasses() ? EvaluationReport.ofClasses(this) : EvaluationReport.ofOutputs(this);
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

  /** The mean of {@link #precision} over the classes that occur, as truth or as prediction. */
  public double macroPrecision() {
    requireClasses("precision");
    return counts.mean(counts::precision);
  }

  /** The mean of {@link #recall} over the classes that occur, as truth or as prediction. */
  public double macroRecall() {
    requireClasses("recall");
    return counts.mean(counts::recall);
  }

  /** The mean of {@link #f1} over the classes that occur, as truth or as prediction. */
  public double macroF1() {
    requireClasses("F1");
    return counts.mean(counts::f1);
  }

  /** F1 of all decisions together: the accuracy. */
  public double microF1() {
    return accuracy();
  }

  /**
   * The metrics of a network that predicts sets of labels.
   *
   * @throws IllegalStateException if it predicts something else
   */
  public LabelMetrics labels() {
    LabelMetrics labels = counted.labels();
    if (labels == null) {
      throw without("labels", "");
    }
    return labels;
  }

  /** Whether it is of sets of labels. */
  public boolean ofLabels() {
    return counted.labels() != null;
  }

  /** The mean absolute error over samples and outputs, in the targets' own unit. */
  public double mae() {
    return meanOverOutputs("mean absolute error", ErrorSums::meanAbsolute);
  }

  /** The root of the mean squared error over samples and outputs, in the targets' own unit. */
  public double rmse() {
    return Math.sqrt(meanOverOutputs("root mean squared error", ErrorSums::meanSquared));
  }

  /** 1 − Σ(y − t)²/Σ(t − mean t)², the mean over the outputs; NaN where the targets do not vary. */
  public double r2() {
    return meanOverOutputs("R2", ErrorSums::determination);
  }

  private double meanOverOutputs(String what, ToDoubleFunction<ErrorSums> value) {
    requireNumbers(what);
    return ErrorSums.mean(counted.outputs(), value);
  }

  private void requireNumbers(String what) {
    if (!ofNumbers()) {
      throw without(what, "");
    }
  }

  private void requireClasses(String what) {
    if (!ofClasses()) {
      throw without(what, ofLabels() ? ": ask labels()" : "");
    }
  }

  private IllegalStateException without(String what, String instead) {
    String numbers = ofNumbers() ? "predicts numbers" : "compares samples";
    String other = ofLabels() ? "predicts sets of labels" : numbers;
    String does = ofClasses() ? "predicts classes" : other;
    return new IllegalStateException("a network that " + does + " has no " + what + instead);
  }

  /**
   * The value of a metric on these samples, whichever split its name speaks of.
   *
   * @throws IllegalStateException if it has no meaning for the task, or is one of those that are
   *     counted only where {@link dev.regimen.annotation.Metrics} or early stopping names them
   */
  public double value(Metric metric) {
    if (!suits(metric)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT, "%s is for %s: see Metric.subject()", metric, metric.subject()));
    }
    return counted.value(this, metric);
  }

  /** Every metric that was counted, of those that speak of validation or of those of training. */
  public Map<Metric, Double> values(boolean onValidation) {
    return counted.measured(this, onValidation);
  }

  /**
   * {@link Metric#VALIDATION_ROC_AUC} or {@link Metric#VALIDATION_PR_AUC} of a class against all
   * others, of two classes only that of the second; NaN where it is on one side of the rest.
   *
   * @throws IllegalArgumentException if there is none of the class
   */
  public double value(Metric metric, int label) {
    value(metric);
    return counted.own(metric, label);
  }

  /** Whether a metric has a meaning for the task. */
  boolean suits(Metric metric) {
    if (ofClasses() || ofNumbers()) {
      return metric.suits(counts.classes());
    }
    return ofLabels() ? metric.suitsLabels() : metric.subject() == Metric.Subject.ANY;
  }

  /** Whether it is of numbers that are predicted, and not of such that samples are compared by. */
  public boolean ofNumbers() {
    return !counted.outputs().isEmpty();
  }

  /** Whether it is of one class a sample. */
  public boolean ofClasses() {
    return counts.classes() > 0;
  }

  @Override
  public String toString() {
    return EvaluationText.of(this);
  }
}
