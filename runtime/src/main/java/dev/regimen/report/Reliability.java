package dev.regimen.report;

/**
 * How sure a network is of what it decides, and how often it is right then, in bins of equal width
 * (Guo 2017): the expected calibration error is Σ |right − confidence| / n over the bins' sums.
 */
final class Reliability {
  static final int BINS = 15;

  private final long[] samples = new long[BINS];
  private final long[] right = new long[BINS];
  private final double[] confidences = new double[BINS];

  /** Counts a sample; bins are (i/n, (i + 1)/n]. */
  void see(double confidence, boolean isRight) {
    int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * BINS)) - 1);
    samples[bin]++;
    right[bin] += isRight ? 1 : 0;
    confidences[bin] += confidence;
  }

  long samples(int bin) {
    return samples[bin];
  }

  long samples() {
    long all = 0;
    for (long each : samples) {
      all += each;
    }
    return all;
  }

  /** The share that is right; NaN of an empty bin. */
  double accuracy(int bin) {
    return (double) right[bin] / samples[bin];
  }

  /** The mean confidence; NaN of an empty bin. */
  double confidence(int bin) {
    return confidences[bin] / samples[bin];
  }

  /** The expected calibration error; NaN without samples. */
  double error() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(right[bin] - confidences[bin]);
    }
    return error / samples();
  }
}
