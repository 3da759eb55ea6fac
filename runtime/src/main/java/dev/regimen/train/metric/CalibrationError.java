package dev.regimen.train.metric;

/**
 * The expected calibration error over bins of equal width, each (i/n, (i + 1)/n]; counts hold each
 * bin's samples, then those decided rightly, and sums the confidences.
 */
final class CalibrationError extends ClassAccumulator {
  static final int BINS = 15;

  private final int bins;

  CalibrationError(int bins) {
    super(2 * bins, bins);
    this.bins = bins;
  }

  @Override
  public void see(float[] prediction, int label, int decided) {
    double confidence = probability(prediction, decided);
    // A confidence that is no number lies in the first bin and makes the error none either.
    int bin = Math.max(0, Math.min(bins, (int) Math.ceil(confidence * bins)) - 1);
    counts[bin]++;
    sums[bin] += confidence;
    if (decided == label) {
      counts[bins + bin]++;
    }
  }

  @Override
  public double value() {
    double error = 0;
    long samples = 0;
    for (int bin = 0; bin < bins; bin++) {
      error += Math.abs(counts[bins + bin] - sums[bin]);
      samples += counts[bin];
    }
    return error / samples;
  }
}
