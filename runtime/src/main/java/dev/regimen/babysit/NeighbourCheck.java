package dev.regimen.babysit;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.train.step.Blueprint.Task;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether targets have to do with features, by the nearest samples: their targets say something of
 * a sample's own unless these were shuffled, and where almost all of them agree on another class
 * the sample's is likely to be wrong. Distances are those of features behind preprocessing, each
 * over its deviation.
 */
final class NeighbourCheck {
  private static final int SAMPLES = 1000;

  /** Numbers compared; a second of a core. */
  private static final long WORK = 1L << 29;

  private static final int FEWEST = 60;
  private static final int NEIGHBOURS = 10;
  private static final int AGREE = 8;
  private static final double MOST_DOUBTFUL = 0.06;

  /** A training that came so far below a guess on other samples shows that there is a relation. */
  private static final double LEARNED = 0.9;

  private final Subject subject;
  private final Findings findings;
  private final Dataset train;
  private final int[] samples;

  NeighbourCheck(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    train = subject.splits.train();
    int affordable = (int) Math.sqrt((double) WORK / train.features());
    samples = Subject.spread(train, Math.min(SAMPLES, affordable));
  }

  /**
   * Looks at the main task, where it has one class or one or more numbers a sample.
   *
   * @param validation the loss of a short training on other samples; NaN if there are none
   */
  void run(double validation) {
    int place = subject.place();
    boolean numbers = subject.blueprint.task() == Task.REGRESSION;
    boolean labelled = train.labelled(place) && !train.distributions(place);
    boolean classes = labelled && subject.blueprint.classes() > 0;
    boolean ids = subject.blueprint.vocabulary() > 0 || subject.blueprint.conditionWidth() > 0;
    if (samples.length < FEWEST || ids || !(numbers || classes)) {
      return;
    }
    int[][] nearest = nearest(scaled(subject.preprocessing()));
    boolean unrelated = numbers ? unrelatedNumbers(place, nearest) : unrelated(place, nearest);
    if (unrelated && !(validation < LEARNED * subject.guess())) {
      findings.finding(
          "TargetsUnrelated",
          String.format(
              Locale.ROOT,
              "the targets of the nearest samples say nothing of a sample's own (%d looked at)",
              samples.length),
          "features and targets that were shuffled apart look like this, and so do features that"
              + " tell nothing",
          "read both from the same rows; shuffle them together, as fit does by itself");
    } else if (classes) {
      doubtful(place, nearest);
    }
  }

  private float[][] scaled(Preprocessing preprocessing) {
    float[][] rows = new float[samples.length][train.features()];
    double[] mean = new double[train.features()];
    double[] squares = new double[train.features()];
    for (int i = 0; i < rows.length; i++) {
      train.features(samples[i], rows[i], 0);
      preprocessing.apply(rows[i], 0);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += rows[i][j] / rows.length;
        squares[j] += (double) rows[i][j] * rows[i][j] / rows.length;
      }
    }
    boolean image = train.shape().length > 1;
    for (int j = 0; j < mean.length; j++) {
      double deviation = Math.sqrt(Math.max(0, squares[j] - mean[j] * mean[j]));
      float factor = (float) (deviation > 0 && !image ? 1 / deviation : 1);
      for (float[] row : rows) {
        row[j] *= factor;
      }
    }
    return rows;
  }

  /** For each sample the places of its nearest others. */
  private static int[][] nearest(float[][] rows) {
    float[][] distances = new float[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        float sum = 0;
        for (int k = 0; k < rows[i].length; k++) {
          float difference = rows[i][k] - rows[j][k];
          sum += difference * difference;
        }
        distances[i][j] = sum;
        distances[j][i] = sum;
      }
    }
    int[][] nearest = new int[rows.length][NEIGHBOURS];
    for (int i = 0; i < rows.length; i++) {
      float[] own = distances[i];
      own[i] = Float.POSITIVE_INFINITY;
      for (int n = 0; n < NEIGHBOURS; n++) {
        int best = 0;
        for (int j = 1; j < own.length; j++) {
          best = own[j] < own[best] ? j : best;
        }
        nearest[i][n] = best;
        own[best] = Float.POSITIVE_INFINITY;
      }
    }
    return nearest;
  }

  /** Whether the nearest sample is no oftener of the same class than any other. */
  private boolean unrelated(int place, int[][] nearest) {
    int[] labels = Arrays.stream(samples).map(sample -> train.label(place, sample)).toArray();
    double[] shares = new double[train.classes(place).size()];
    int agreeing = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == Dataset.MISSING) {
        return false;
      }
      shares[labels[i]] += 1.0 / labels.length;
      agreeing += labels[i] == labels[nearest[i][0]] ? 1 : 0;
    }
    double chance = Arrays.stream(shares).map(share -> share * share).sum();
    double deviation = Math.sqrt(chance * (1 - chance) / labels.length);
    return chance < 1 && (double) agreeing / labels.length < chance + 3 * deviation;
  }

  /** Whether the mean of the neighbours' first output is no nearer than the mean of all. */
  private boolean unrelatedNumbers(int place, int[][] nearest) {
    double[] values = new double[samples.length];
    float[] target = new float[train.outputs(place)];
    for (int i = 0; i < values.length; i++) {
      train.targets(place, samples[i], target, 0);
      values[i] = target[0];
    }
    double mean = Arrays.stream(values).average().orElse(0);
    double products = 0;
    double own = 0;
    double others = 0;
    for (int i = 0; i < values.length; i++) {
      double near = Arrays.stream(nearest[i]).mapToDouble(j -> values[j] - mean).sum();
      products += near * (values[i] - mean);
      own += (values[i] - mean) * (values[i] - mean);
      others += near * near;
    }
    double correlation = products / Math.sqrt(own * others);
    return correlation < 3 / Math.sqrt(values.length);
  }

  /** Samples whose neighbours almost all are of one other class. */
  private void doubtful(int place, int[][] nearest) {
    int doubtful = 0;
    int example = 0;
    for (int i = 0; i < nearest.length; i++) {
      int own = train.label(place, samples[i]);
      int[] counts = new int[train.classes(place).size()];
      for (int j : nearest[i]) {
        int label = train.label(place, samples[j]);
        if (label != own && label != Dataset.MISSING) {
          counts[label]++;
        }
      }
      if (own != Dataset.MISSING && Arrays.stream(counts).max().orElse(0) >= AGREE) {
        doubtful++;
        example = samples[i];
      }
    }
    double share = (double) doubtful / nearest.length;
    findings.measured("doubtful labels", share, 0, "the share with neighbours of another class");
    if (share > MOST_DOUBTFUL) {
      findings.finding(
          "LabelsDoubtful",
          String.format(
              Locale.ROOT,
              "about %.0f %% of the samples lie among samples of another class, such as number %d",
              100 * share,
              example),
          "labels that are wrong bound the accuracy, and a large network learns them by heart",
          "look at such samples; @LabelSmoothing, @EarlyStopping and @Sam harm less from them");
    }
  }
}
