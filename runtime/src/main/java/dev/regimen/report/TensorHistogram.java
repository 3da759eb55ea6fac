package dev.regimen.report;

/**
 * How the values of a tensor are distributed, counted in bins of equal width between the least and
 * the largest. What is not finite is left out.
 *
 * @param low the least value
 * @param high the largest
 * @param counts of each bin
 * @param values how many were counted
 * @param zeros how many of them are zero
 * @param sum of the values
 * @param squares the sum of their squares
 */
record TensorHistogram(
    double low, double high, long[] counts, int values, int zeros, double sum, double squares) {
  private static final int BINS = 40;

  static TensorHistogram of(double[] all) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    int finite = 0;
    int zeros = 0;
    for (double value : all) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        sum += value;
        squares += value * value;
        zeros += value == 0 ? 1 : 0;
        finite++;
      }
    }
    long[] counts = new long[BINS];
    if (finite == 0) {
      return new TensorHistogram(0, 0, counts, 0, 0, 0, 0);
    }
    for (double value : all) {
      if (Double.isFinite(value)) {
        int bin = high > low ? (int) ((value - low) / (high - low) * BINS) : 0;
        counts[Math.min(BINS - 1, bin)]++;
      }
    }
    return new TensorHistogram(low, high, counts, finite, zeros, sum, squares);
  }

  double mean() {
    return sum / values;
  }

  double deviation() {
    return Math.sqrt(Math.max(0, squares / values - mean() * mean()));
  }

  /** Where a bin ends. */
  double end(int bin) {
    return bin == BINS - 1 ? high : low + (bin + 1) * (high - low) / BINS;
  }
}
