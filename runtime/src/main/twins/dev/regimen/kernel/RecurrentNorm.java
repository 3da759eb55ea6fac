package dev.regimen.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The layer norm inside a recurrence: γ·(a − μ)/√(σ² + ε) of the sums a that a product gives to all
 * gates of a sample at one time, with μ and the biased variance σ² over all of them.
 */
final class RecurrentNorm {
  private static final double EPSILON = 1e-5;

  private final int gates;
  private final int units;

  private float[][] floatScale = {};
  private float[][] floatNormal = {};
  private float[][] floatProducts = {};

  /**
   * Of all times, [gates·units]: the sums, their gradients, and those of γ before they are added.
   */
  private @Nullable Floats floatSums;

  private @Nullable Floats floatOfSums;
  private @Nullable Floats floatOfScale;

  RecurrentNorm(int gates, int units) {
    this.gates = gates;
    this.units = units;
  }

  /** What {@link #apply} and {@link #differentiate} read and write beside their tiles. */
  void enter(
      Floats scale, @Nullable Floats sums, @Nullable Floats ofSums, @Nullable Floats ofScale) {
    if (floatScale.length == 0) {
      floatScale = new float[gates][units];
      floatNormal = new float[gates][units];
      floatProducts = new float[gates][units];
    }
    read(0, scale, floatScale);
    floatSums = sums;
    floatOfSums = ofSums;
    floatOfScale = ofScale;
  }

  /**
   * The norm of a row's sums, in their place.
   *
   * @param at where the sample's begin in the array of each gate
   */
  void apply(long row, int at, float[][] sums) {
    write(row, sums, at, floatSums);
    double mean = mean(sums, at);
    double deviation = deviation(sums, at, mean);
    for (int gate = 0; gate < gates; gate++) {
      standardize(units, sums[gate], at, (float) mean, (float) (1 / deviation));
      times(units, floatScale[gate], sums[gate], at);
    }
  }

  /** The gradient of a row's sums, in the place of that of what {@link #apply} made of them. */
  void differentiate(long row, int at, float[][] d) {
    read(row, Objects.requireNonNull(floatSums), floatNormal);
    double mean = mean(floatNormal, 0);
    double deviation = deviation(floatNormal, 0, mean);
    double sum = 0;
    double along = 0;
    for (int gate = 0; gate < gates; gate++) {
      float[] normal = floatNormal[gate];
      standardize(units, normal, 0, (float) mean, (float) (1 / deviation));
      System.arraycopy(d[gate], at, floatProducts[gate], 0, units);
      times(units, normal, floatProducts[gate], 0);
      times(units, floatScale[gate], d[gate], at);
      for (int i = 0; i < units; i++) {
        sum += d[gate][at + i];
        along += d[gate][at + i] * normal[i];
      }
    }
    write(row, floatProducts, 0, floatOfScale);
    int n = gates * units;
    for (int gate = 0; gate < gates; gate++) {
      float[] normal = floatNormal[gate];
      combine(units, normal, d[gate], at, (float) (along / n), (float) (sum / n));
      for (int i = 0; i < units; i++) {
        d[gate][at + i] *= (float) (1 / deviation);
      }
    }
    write(row, d, at, floatOfSums);
  }

  /** Rows of which some will not be written, as they are padding. */
  void clear(long first, long last, @Nullable Floats numbers) {
    if (numbers != null) {
      numbers.clear(first * gates * units, last * gates * units);
    }
  }

  private double mean(float[][] tile, int at) {
    double sum = 0;
    for (int gate = 0; gate < gates; gate++) {
      for (int i = at; i < at + units; i++) {
        sum += tile[gate][i];
      }
    }
    return sum / (gates * units);
  }

  private double deviation(float[][] tile, int at, double mean) {
    double squares = 0;
    for (int gate = 0; gate < gates; gate++) {
      for (int i = at; i < at + units; i++) {
        squares += (tile[gate][i] - mean) * (tile[gate][i] - mean);
      }
    }
    return Math.sqrt(squares / (gates * units) + EPSILON);
  }

  private static void standardize(int n, float[] a, int at, float mean, float rstd) {
    for (int i = at; i < at + n; i++) {
      a[i] = (a[i] - mean) * rstd;
    }
  }

  private static void times(int n, float[] factor, float[] a, int at) {
    for (int i = 0; i < n; i++) {
      a[at + i] *= factor[i];
    }
  }

  private static void combine(int n, float[] normal, float[] d, int at, float along, float mean) {
    for (int i = 0; i < n; i++) {
      d[at + i] -= mean + along * normal[i];
    }
  }

  private void read(long row, Floats numbers, float[][] tile) {
    for (int gate = 0; gate < gates; gate++) {
      numbers.read((row * gates + gate) * units, tile[gate], 0, units);
    }
  }

  private void write(long row, float[][] tile, int at, @Nullable Floats numbers) {
    for (int gate = 0; numbers != null && gate < gates; gate++) {
      numbers.write((row * gates + gate) * units, tile[gate], at, units);
    }
  }
}
