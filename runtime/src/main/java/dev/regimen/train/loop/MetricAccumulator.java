package dev.regimen.train.loop;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Texts;
import dev.regimen.kernel.Reals;
import dev.regimen.train.metric.ClassAccumulator;
import dev.regimen.train.metric.ErrorSums;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts what one worker's rows of each batch contribute to the metrics of one task; allocates
 * nothing. Samples that lack its target contribute nothing.
 */
public final class MetricAccumulator implements Restorable {
  /** A matrix of longs for so many classes has 8 MB, and every worker has one. */
  public static final int MOST_CLASSES_OF_MATRIX = 1000;

  private Map<String, Double> told = Map.of();
  private final Blueprint.Task kind;
  private final int task;
  private final int place;
  private final Dataset data;
  private final Preprocessing preprocessing;
  private final int[] order;

  /** Classes of a sample's tokens; none where it has one itself. */
  private final int[] tags;

  private final float[] prediction;
  private final float[] target;
  private MaskedTargets masked = MaskedTargets.ALL;
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

  /** The probability above which one unit, or a label, is decided for. */
  public final double threshold;

  /** For regression, one for each output. */
  public final ErrorSums[] outputs;

  /** For metrics of classes that count more, by metric; and the same as an array. */
  private final Map<Metric, ClassAccumulator> own = new EnumMap<>(Metric.class);

  private final ClassAccumulator[] counting;

  public MetricAccumulator(
      Blueprint blueprint, MetricChoice choice, BatchLoader.Source source, int task) {
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
    tags = new int[spec.tokens()];
    prediction = new float[width];
    target = new float[width];
    ranks = new long[classes];
    truths = new long[classes];
    predictions = new long[classes];
    hits = new long[classes];
    confusion = new long[classes <= MOST_CLASSES_OF_MATRIX ? classes * classes : 0];
    outputs = new ErrorSums[spec.outputs()];
    Arrays.setAll(outputs, output -> new ErrorSums());
    threshold = choice.threshold();
    for (Metric metric : choice.metrics()) {
      if (!sets && metric.suits(classes)) {
        ClassAccumulator.of(metric, classes).ifPresent(counts -> own.put(metric, counts));
      }
    }
    counting = own.values().toArray(ClassAccumulator[]::new);
  }

  /** Counts of each row only what is there, by what lies in the memory of the batch. */
  void masked(MaskedTargets targets) {
    masked = targets;
  }

  /** Forgets the pass before. */
  void clear() {
    Arrays.fill(ranks, 0);
    Arrays.fill(truths, 0);
    Arrays.fill(predictions, 0);
    Arrays.fill(hits, 0);
    Arrays.fill(confusion, 0);
    labels.clear();
    List.of(outputs).forEach(ErrorSums::clear);
    own.values().forEach(ClassAccumulator::clear);
  }

  @Override
  public void state(RunState state) {
    state.refill("ranks", ranks);
    state.refill("truths", truths);
    state.refill("predictions", predictions);
    state.refill("hits", hits);
    state.refill("confusion", confusion);
    if (labels.labels() > 0) {
      state.part("labels", labels);
    }
    for (int output = 0; output < outputs.length; output++) {
      state.part("output." + output, outputs[output]);
    }
    own.forEach((metric, counts) -> state.part(metric.name(), counts));
  }

  /** Takes what training steps told beside the metrics, by its names. */
  void tell(Map<String, Double> numbers) {
    told = Map.copyOf(numbers);
  }

  /** What training steps told beside the metrics. */
  public Map<String, Double> told() {
    return told;
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
    if (tags.length > 0) {
      observeTokens(predictions, from, to);
      return;
    }
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
        case REGRESSION -> measure(sample, row);
        case COMPARISON -> {} // the step tells what it found
      }
    }
  }

  private void observeTokens(Reals predictions, int from, int to) {
    for (int row = from; row < to; row++) {
      Texts.tags(data, place, order[at + row], tags);
      masked.read(row);
      for (int token = 0; token < tags.length; token++) {
        if (tags[token] != Dataset.MISSING && masked.counts(token)) {
          long first = (long) row * tags.length + token;
          predictions.read(first * prediction.length, prediction, 0, prediction.length);
          count(tags[token]);
        }
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
    ranks[own == own ? rank : prediction.length - 1]++;
    decided(label, best);
  }

  private void countBinary(int label) {
    if (label == Dataset.MISSING) {
      return;
    }
    int predicted = prediction[0] > threshold ? 1 : 0;
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
    for (ClassAccumulator each : counting) {
      each.see(prediction, label, predicted);
    }
  }

  /** What the workers counted together. */
  public static long[] sum(
      MetricAccumulator[] workers, Function<MetricAccumulator, long[]> counts) {
    long[] sum = counts.apply(workers[0]).clone();
    for (int worker = 1; worker < workers.length; worker++) {
      long[] more = counts.apply(workers[worker]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
    return sum;
  }

  /** The errors of each output together. */
  public static List<ErrorSums> outputs(MetricAccumulator[] workers) {
    ErrorSums[] outputs = new ErrorSums[workers[0].outputs.length];
    for (int output = 0; output < outputs.length; output++) {
      outputs[output] = new ErrorSums();
      for (MetricAccumulator worker : workers) {
        outputs[output].add(worker.outputs[output]);
      }
    }
    return List.of(outputs);
  }

  /** The metrics that count for themselves. */
  public static Map<Metric, ClassAccumulator.Measured> values(MetricAccumulator[] workers) {
    Map<Metric, ClassAccumulator.Measured> values = new EnumMap<>(Metric.class);
    workers[0].own.forEach(
        (metric, first) -> {
          ClassAccumulator sum =
              ClassAccumulator.of(metric, workers[0].truths.length).orElseThrow();
          for (MetricAccumulator worker : workers) {
            sum.add(worker.own.get(metric));
          }
          values.put(metric, sum.measured());
        });
    return values;
  }

  private void measure(int sample, int row) {
    data.targets(place, sample, target, 0);
    if (Float.isNaN(target[0])) {
      return;
    }
    masked.read(row);
    for (int output = 0; output < outputs.length; output++) {
      if (masked.counts(output)) {
        double value = preprocessing.restoreTarget(task, output, prediction[output]);
        outputs[output].add(value - target[output], target[output]);
      }
    }
  }
}
