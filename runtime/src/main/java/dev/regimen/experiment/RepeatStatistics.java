package dev.regimen.experiment;

import java.util.List;

/**
 * What repeated runs with different seeds come to.
 *
 * @param count how many there are
 * @param mean of them; NaN of none
 * @param deviation the standard deviation of one run, s = √(Σ(x − mean)² / (n − 1)); NaN of less
 *     than two
 * @param low the lower end of the 95 % interval of the mean, mean ± t·s/√n with Student's t for n −
 *     1 degrees of freedom; NaN of less than two
 * @param high its upper end
 */
public record RepeatStatistics(int count, double mean, double deviation, double low, double high) {
  /** What an interval misses the mean with. */
  static final double MISSES = 0.05;

  /** Of values, each of one run. */
  public static RepeatStatistics of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(value -> value).sum() / n;
    if (n < 2) {
      return new RepeatStatistics(n, mean, Double.NaN, Double.NaN, Double.NaN);
    }
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    double half = StudentT.quantile(MISSES, n - 1) * deviation / Math.sqrt(n);
    return new RepeatStatistics(n, mean, deviation, mean - half, mean + half);
  }

  /** The standard error of the mean, s/√n; NaN of less than two. */
  public double error() {
    return deviation / Math.sqrt(count);
  }
}
