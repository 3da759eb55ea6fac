package dev.regimen.train.loop;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;

/**
 * Counts what one worker's rows of each batch contribute to the metrics of one task; allocates
 * nothing. Samples that lack its target contribute nothing.
 */
public final class MetricAccumulator {
  /** A matrix of longs for so many classes has 8 MB, and every worker has one. */
  public static final int MOST_CLASSES_OF_MATRIX = 1000;

  private final Blueprint.Task kind;
  private final int task;
  private final int place;
  private final Dataset data;
  private final Preprocessing preprocessing;
  private final int[] order;
  private final float[] prediction;
  private final float[] target;
  private int at;
  private int rows;
  private int shift;

  /** Samples by how many classes were held more probable than the true one. */
  public final long[] ranks;

  /** Samples by their true class. */
  public final long[] truths;

  /** Samples by the class that was predicted. */
  public final long[] predictions;

  /** Samples by their true class, of those for which it was predicted. */
  public final long[] hits;

  /** Samples by true class (rows) and predicted class (columns); empty where these are many. */
  public final long[] confusion;

  /** For sets of labels, what each sample was given. */
  public final LabelScores labels;

  /** For regression, one for each output. */
  public final Moments[] outputs;

  public MetricAccumulator(Blueprint blueprint, BatchLoader.Source source, int task) {
    TaskSpec spec = blueprint.tasks().get(task);
    this.kind = spec.kind();
    this.task = task;
    this.place = source.tasks()[task];
    this.data = source.data();
    this.preprocessing = source.preprocessing();
    this.order = source.order();
    int width = spec.width();
    boolean sets = kind == Blueprint.Task.LABELS;
    int classes = sets ? 0 : spec.classes();
    labels = new LabelScores(sets ? width : 0);
    prediction = new float[width];
    target = new float[width];
    ranks = new long[classes];
    truths = new long[classes];
    predictions = new long[classes];
    hits = new long[classes];
    confusion = new long[classes <= MOST_CLASSES_OF_MATRIX ? classes * classes : 0];
    outputs = new Moments[spec.outputs()];
    Arrays.setAll(outputs, output -> new Moments());
  }

  /** Forgets the pass before. */
  void clear() {
    Arrays.fill(ranks, 0);
    Arrays.fill(truths, 0);
    Arrays.fill(predictions, 0);
    Arrays.fill(hits, 0);
    Arrays.fill(confusion, 0);
    labels.clear();
    for (Moments output : outputs) {
      output.clear();
    }
  }

  /**
   * What is seen from now on: row {@code r} counts as sample {@code order[start + r]}.
   *
   * @param batchRows the rows of the batch
   * @param toNext 0, or 1 where row {@code r} counts as the sample of the row after it, and the
   *     last row as that of the first
   */
  public void begin(int start, int batchRows, int toNext) {
    at = start;
    rows = batchRows;
    shift = toNext;
  }

  /** Sees the rows {@code [from, to)} of the task's prediction [rows, width]. */
  public void observe(Reals predictions, int width, int from, int to) {
    for (int row = from; row < to; row++) {
      predictions.read((long) row * width, prediction, 0, width);
      int sample = order[at + (row + shift) % rows];
      switch (kind) {
        case MULTICLASS -> count(data.label(place, sample));
        case BINARY -> countBinary(data.label(place, sample));
        case LABELS -> {
          data.targets(place, sample, target, 0);
          labels.add(prediction, target);
        }
        case REGRESSION -> measure(sample);
      }
    }
  }

  /** Ties go to the earlier class; what is not a number counts as wrong. */
  private void count(int label) {
    if (label == Dataset.MISSING) {
      return;
    }
    float own = prediction[label];
    int best = 0;
    int rank = 0;
    for (int c = 0; c < prediction.length; c++) {
      if (prediction[c] > prediction[best]) {
        best = c;
      }
      boolean before = c < label ? !(prediction[c] < own) : !(prediction[c] <= own);
      if (c != label && before) {
        rank++;
      }
    }
    boolean number = own == own;
    ranks[number ? rank : prediction.length - 1]++;
    decided(label, best);
  }

  private void countBinary(int label) {
    if (label == Dataset.MISSING) {
      return;
    }
    int predicted = prediction[0] > 0.5f ? 1 : 0;
    boolean number = prediction[0] == prediction[0];
    ranks[number && predicted == label ? 0 : 1]++;
    decided(label, predicted);
  }

  private void decided(int label, int predicted) {
    truths[label]++;
    predictions[predicted]++;
    if (label == predicted) {
      hits[label]++;
    }
    if (confusion.length > 0) {
      confusion[label * truths.length + predicted]++;
    }
  }

  private void measure(int sample) {
    data.targets(place, sample, target, 0);
    if (Float.isNaN(target[0])) {
      return;
    }
    for (int output = 0; output < outputs.length; output++) {
      double value = preprocessing.restoreTarget(task, output, prediction[output]);
      outputs[output].add(value - target[output], target[output]);
    }
  }

  /** Sums over the samples of one output. */
  public static final class Moments {
    public long count;
    public double absolute;
    public double squared;
    double mean;
    public double spread;

    void clear() {
      count = 0;
      absolute = 0;
      squared = 0;
      mean = 0;
      spread = 0;
    }

    /** The target's mean and sum of squared deviations by Welford (1962), which cannot cancel. */
    void add(double error, double targetValue) {
      count++;
      absolute += Math.abs(error);
      squared += error * error;
      double delta = targetValue - mean;
      mean += delta / count;
      spread += delta * (targetValue - mean);
    }

    /** Joins the sums of other samples (Chan, Golub and LeVeque 1983). */
    public void add(Moments other) {
      if (other.count == 0) {
        return;
      }
      long total = count + other.count;
      double delta = other.mean - mean;
      spread += other.spread + delta * delta * count * other.count / total;
      mean += delta * other.count / total;
      absolute += other.absolute;
      squared += other.squared;
      count = total;
    }
  }
}
