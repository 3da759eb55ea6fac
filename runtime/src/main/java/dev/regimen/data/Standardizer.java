package dev.regimen.data;

import java.util.Arrays;

/**
 * Zero mean and unit variance: {@code (x - mean) / std}, with the population's standard deviation,
 * {@code sqrt(sum (x - mean)^2 / n)}, accumulated in {@code double}.
 *
 * <p>Value {@code i} of a row belongs to channel {@code i % channels}. A channel that is constant
 * has a standard deviation of 1, so that it becomes 0 instead of dividing by nothing.
 */
public final class Standardizer {
  /** Deviations this small against the mean are rounding errors of the sums. */
  private static final double CONSTANT = 1e-12;

  private final double[] mean;
  private final double[] std;
  private final double[] offset;
  private final double[] scale;

  /**
   * A standardizer with known numbers.
   *
   * @param mean one for each channel
   * @param std one for each channel, greater than 0
   * @param width the values of a row, a multiple of the number of channels
   * @throws IllegalArgumentException if they do not fit each other
   */
  public Standardizer(double[] mean, double[] std, int width) {
    if (mean.length == 0 || mean.length != std.length || width % mean.length != 0) {
      throw new IllegalArgumentException(
          mean.length + " means and " + std.length + " deviations for rows of " + width);
    }
    this.mean = mean.clone();
    this.std = std.clone();
    this.offset = new double[width];
    this.scale = new double[width];
    for (int i = 0; i < width; i++) {
      int channel = i % mean.length;
      if (!(std[channel] > 0)) {
        throw new IllegalArgumentException(
            "expected a deviation above 0 for channel " + channel + ", found " + std[channel]);
      }
      offset[i] = mean[channel];
      scale[i] = 1 / std[channel];
    }
  }

  /** The same channels in rows of another length. */
  Standardizer ofWidth(int width) {
    return new Standardizer(mean, std, width);
  }

  /** Rows of numbers, read one at a time. */
  @FunctionalInterface
  interface Rows {
    void read(int index, float[] into);
  }

  static Standardizer fit(int size, int width, int channels, Rows rows) {
    float[] row = new float[width];
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    double count = (double) size * (width / channels);
    for (int n = 0; n < size; n++) {
      rows.read(n, row);
      for (int i = 0; i < width; i++) {
        mean[i % channels] += row[i];
      }
    }
    for (int c = 0; c < channels; c++) {
      mean[c] /= count;
    }
    for (int n = 0; n < size; n++) {
      rows.read(n, row);
      for (int i = 0; i < width; i++) {
        double deviation = row[i] - mean[i % channels];
        variance[i % channels] += deviation * deviation;
      }
    }
    for (int c = 0; c < channels; c++) {
      variance[c] /= count;
    }
    return of(mean, variance, width);
  }

  /** The same of images, from how often they have each intensity. */
  static Standardizer fit(Levels levels, int width) {
    double[] mean = new double[levels.channels()];
    double[] variance = new double[mean.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = levels.mean(c);
      variance[c] = levels.variance(c);
    }
    return of(mean, variance, width);
  }

  private static Standardizer of(double[] mean, double[] variance, int width) {
    double[] std = new double[mean.length];
    for (int c = 0; c < std.length; c++) {
      std[c] = Math.sqrt(variance[c]);
      if (std[c] <= CONSTANT * Math.abs(mean[c])) {
        std[c] = 1;
      }
    }
    return new Standardizer(mean, std, width);
  }

  /**
   * Standardizes the row at {@code tile[at ...]} in place, in double: the mean of 10,000,000 and
   * 10,000,001 is no float.
   */
  public void apply(float[] tile, int at) {
    if (at == 0) {
      first(tile);
      return;
    }
    for (int i = 0; i < offset.length; i++) {
      tile[at + i] = (float) ((tile[at + i] - offset[i]) * scale[i]);
    }
  }

  /** C2 turns this loop into vector instructions only where all indices are the same: 10 times. */
  private void first(float[] tile) {
    for (int i = 0; i < offset.length; i++) {
      tile[i] = (float) ((tile[i] - offset[i]) * scale[i]);
    }
  }

  /** The value that {@link #apply} made {@code standardized} of, in place {@code i} of a row. */
  public double restore(int i, double standardized) {
    return standardized * std[i % std.length] + mean[i % mean.length];
  }

  /** The standard deviation of place {@code i} of a row. */
  double std(int i) {
    return std[i % std.length];
  }

  /** The number of values of a row. */
  public int width() {
    return offset.length;
  }

  /** The mean of each channel. */
  public double[] mean() {
    return mean.clone();
  }

  /** The standard deviation of each channel; 1 where it is constant. */
  public double[] std() {
    return std.clone();
  }

  @Override
  public String toString() {
    return "mean " + Arrays.toString(mean) + ", std " + Arrays.toString(std);
  }
}
