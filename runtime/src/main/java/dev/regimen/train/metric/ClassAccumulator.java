package dev.regimen.train.metric;

import dev.regimen.annotation.Metric;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one worker counts for one metric of classes; the workers' counts are added up in their
 * order.
 */
public abstract class ClassAccumulator implements Restorable {
  /** Samples; there are fewer of a split than an int holds. */
  final int[] counts;

  final double[] sums;

  ClassAccumulator(int counts, int sums) {
    this.counts = new int[counts];
    this.sums = new double[sums];
  }

  /** What a metric counts beyond samples by class; empty for those that need no more. */
  public static Optional<ClassAccumulator> of(Metric metric, int classes) {
    return switch (metric) {
      case VALIDATION_ROC_AUC -> Optional.of(new RocAuc(classes));
      case VALIDATION_PR_AUC -> Optional.of(new AveragePrecision(classes));
      case VALIDATION_ECE -> Optional.of(new CalibrationError(CalibrationError.BINS));
      case VALIDATION_LOG_LOSS -> Optional.of(new LogLoss(mean -> mean));
      case VALIDATION_PERPLEXITY -> Optional.of(new LogLoss(Math::exp));
      case VALIDATION_BITS -> Optional.of(new LogLoss(mean -> mean / Math.log(2)));
      default -> Optional.empty();
    };
  }

  /** Forgets the pass before. */
  public final void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(sums, 0);
  }

  /**
   * Sees one sample.
   *
   * @param prediction a probability for each class; one that is alone is the second class's
   * @param label the true class
   * @param decided the class that the network decides for
   */
  public abstract void see(float[] prediction, int label, int decided);

  /** Joins what another worker counted for the same metric. */
  public final void add(ClassAccumulator other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
  }

  @Override
  public final void state(RunState state) {
    state.refill("counts", counts);
    state.refill("sums", sums);
  }

  /** The metric; NaN where it is not defined on what was seen. */
  public abstract double value();

  /**
   * The metric of each class by itself, of two of the second one alone; none where it is of all
   * classes together.
   */
  public double[] ofClasses() {
    return new double[0];
  }

  /**
   * What a metric came to.
   *
   * @param value of all classes
   * @param ofClasses of each
   */
  public record Measured(double value, double[] ofClasses) {}

  /** What was seen so far comes to this. */
  public final Measured measured() {
    return new Measured(value(), ofClasses());
  }

  /** The probability that the network gives a class. */
  static float probability(float[] prediction, int label) {
    if (prediction.length > 1) {
      return prediction[label];
    }
    return label == 1 ? prediction[0] : 1 - prediction[0];
  }
}
