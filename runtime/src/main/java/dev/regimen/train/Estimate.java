package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import java.util.List;
import java.util.Locale;

/**
 * Predicted real numbers, in the targets' own unit.
 *
 * @param values one for each output: with {@code @MonteCarlo} or {@code @Ensemble} the mean over
 *     the passes
 * @param deviations then how far each output varies over the passes, √(Σ (yₖ − y)² / n) of n of
 *     them, in the unit of the targets; empty otherwise
 */
public record Estimate(List<Double> values, List<Double> deviations) {
  /** Keeps a copy. */
  public Estimate {
    values = DoubleList.copyOf(values);
    deviations = DoubleList.copyOf(deviations);
  }

  /** Numbers predicted by a network that draws nothing. */
  public Estimate(List<Double> values) {
    this(values, List.of());
  }

  static Estimate of(PredictedRow shown) {
    Preprocessing preprocessing = shown.preprocessing();
    int task = shown.task();
    double[] deviations = shown.deviations();
    double[] values = new double[shown.width()];
    for (int output = 0; output < shown.width(); output++) {
      double number = shown.numbers()[shown.at() + output];
      values[output] = preprocessing.restoreTarget(task, output, number);
    }
    double[] varied = new double[deviations.length];
    for (int output = 0; output < deviations.length; output++) {
      varied[output] = preprocessing.targetScale(task, output) * deviations[output];
    }
    return new Estimate(DoubleList.of(values), DoubleList.of(varied));
  }

  /**
   * The value of a network with one output.
   *
   * @throws IllegalStateException if there are several outputs
   */
  public double value() {
    requireOne("values()");
    return values.get(0);
  }

  /**
   * The standard deviation of a network with one output, of which {@link #deviations} has the
   * formula.
   *
   * @throws IllegalStateException if there are several outputs, or the network predicts by one pass
   */
  public double deviation() {
    requireOne("deviations()");
    return Deviations.of(deviations).get(0);
  }

  private void requireOne(String all) {
    if (values.size() != 1) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "there are %d outputs, so ask for %s", values.size(), all));
    }
  }

  @Override
  public String toString() {
    return deviations.isEmpty()
        ? "Estimate[values=" + values + "]"
        : "Estimate[values=" + values + ", deviations=" + deviations + "]";
  }
}
