package dev.regimen.train;

import dev.regimen.train.loop.LabelScores;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How good a network of labels is on a number of samples. Precision, recall and F1 are of the
 * decisions at the regime's threshold; average precision is of the order in which a label's
 * probabilities put the samples, and needs none.
 */
public final class LabelMetrics {
  final ClassCounts counts;
  final double[] averagePrecision;
  final long samples;
  final long exact;

  LabelMetrics(ClassCounts counts, double[] averagePrecision, long samples, long exact) {
    this.counts = counts;
    this.averagePrecision = averagePrecision;
    this.samples = samples;
    this.exact = exact;
  }

  /** Of what workers saw: in which order they did makes no difference. */
  static LabelMetrics of(List<LabelScores> workers, double threshold) {
    int labels = workers.get(0).labels();
    long[] truths = new long[labels];
    long[] predictions = new long[labels];
    long[] hits = new long[labels];
    long exact = 0;
    for (LabelScores seen : workers) {
      for (int sample = 0; sample < seen.size(); sample++) {
        boolean right = true;
        for (int label = 0; label < labels; label++) {
          boolean has = seen.has(sample, label);
          boolean predicted = seen.score(sample, label) > threshold;
          truths[label] += has ? 1 : 0;
          predictions[label] += predicted ? 1 : 0;
          hits[label] += has && predicted ? 1 : 0;
          right &= has == predicted;
        }
        exact += right ? 1 : 0;
      }
    }
    double[] precision =
        IntStream.range(0, labels).mapToDouble(label -> averagePrecision(workers, label)).toArray();
    long samples = workers.stream().mapToLong(LabelScores::size).sum();
    return new LabelMetrics(
        new ClassCounts(new long[0], truths, predictions, hits), precision, samples, exact);
  }

  /** Samples of one probability are one step of recall; what is not a number comes last. */
  private static double averagePrecision(List<LabelScores> workers, int label) {
    long[] ranked =
        workers.stream()
            .flatMapToLong(
                seen ->
                    IntStream.range(0, seen.size())
                        .mapToLong(n -> key(seen.score(n, label), seen.has(n, label))))
            .toArray();
    Arrays.sort(ranked);
    long positives = LongStream.of(ranked).map(key -> key & 1).sum();
    if (positives == 0) {
      return Double.NaN;
    }
    double sum = 0;
    long hits = 0;
    for (int end = ranked.length; end > 0; ) {
      int begin = end;
      long found = 0;
      while (begin > 0 && ranked[begin - 1] >> 1 == ranked[end - 1] >> 1) {
        found += ranked[--begin] & 1;
      }
      hits += found;
      sum += found * (double) hits / (ranked.length - begin);
      end = begin;
    }
    return sum / positives;
  }

  /** Ordered as probabilities are, which are not negative; the last bit says what is true. */
  private static long key(float score, boolean has) {
    long order = score >= 0 ? Float.floatToIntBits(score) : -1;
    return order * 2 + (has ? 1 : 0);
  }

  /** Of the samples predicted to have a label, the fraction that do; 0 if there are none. */
  public double precision(int label) {
    return counts.precision(label);
  }

  /** Of the samples with a label, the fraction predicted to have it; 0 if there are none. */
  public double recall(int label) {
    return counts.recall(label);
  }

  /** 2PR/(P + R) of a label. */
  public double f1(int label) {
    return counts.f1(label);
  }

  /** F1 of all decisions together: 2·hits/(labels had + labels predicted). */
  public double microF1() {
    long had = LongStream.of(counts.truths()).sum();
    long predicted = LongStream.of(counts.predictions()).sum();
    long hits = LongStream.of(counts.hits()).sum();
    return had + predicted == 0 ? 0 : 2.0 * hits / (had + predicted);
  }

  /** The mean of {@link #f1} over the labels that occur, as truth or as prediction. */
  public double macroF1() {
    return counts.mean(counts::f1);
  }

  /**
   * Σ (Rₖ − Rₖ₋₁)·Pₖ of a label over the distinct probabilities, from the largest down, with
   * precision Pₖ and recall Rₖ of the samples that have at least the k-th; NaN where none has the
   * label.
   */
  public double averagePrecision(int label) {
    return averagePrecision[label];
  }

  /** The mean of {@link #averagePrecision} over the labels that a sample has; NaN without any. */
  public double meanAveragePrecision() {
    return Arrays.stream(averagePrecision)
        .filter(precision -> !Double.isNaN(precision))
        .average()
        .orElse(Double.NaN);
  }

  /** The fraction of samples whose set of labels is predicted as a whole. */
  public double exactMatch() {
    return (double) exact / samples;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "micro F1 %.4f, macro F1 %.4f, mAP %.4f",
        microF1(),
        macroF1(),
        meanAveragePrecision());
  }
}
