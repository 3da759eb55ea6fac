package dev.regimen.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times of many steps in microseconds.
 *
 * @param median of all
 * @param high the 99th percentile
 * @param least of all
 * @param processor mean processor time of a step, over all threads: what a busy machine distorts
 *     least
 * @param mean of all: where a machine takes a processor away now and then, the median does not see
 *     it
 */
record Timing(double median, double high, double least, double processor, double mean) {
  private static final double NANOS = 1e3;

  /**
   * Sums up.
   *
   * @param nanos of each step
   * @param processor nanoseconds of processor time of the whole
   */
  static Timing of(long[] nanos, long processor) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int high = Math.min(sorted.length - 1, (int) (sorted.length * 0.99));
    return new Timing(
        sorted[sorted.length / 2] / NANOS,
        sorted[high] / NANOS,
        sorted[0] / NANOS,
        processor / NANOS / sorted.length,
        Arrays.stream(sorted).average().orElseThrow() / NANOS);
  }

  /** As one line, which {@link #parse} reads. */
  String line() {
    return String.format(
        Locale.ROOT, "%.3f %.3f %.3f %.3f %.3f", median, high, least, processor, mean);
  }

  static Timing parse(String line) {
    double[] values = Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    return new Timing(values[0], values[1], values[2], values[3], values[4]);
  }
}
