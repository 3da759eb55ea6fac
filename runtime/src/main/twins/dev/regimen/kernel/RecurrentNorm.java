package dev.regimen.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The layer norm inside a recurrence: γ·(a − μ)/√(σ² + ε) + β of the sums a that a product gives to
 * all gates of a sample at one time, with μ and the biased variance σ² over all of them; or of one
 * kind of state, as if that were the sums of one gate.
 */
final class RecurrentNorm {
  private static final double EPSILON = 1e-5;

  private final int gates;
  private final int units;

  private float[][] floatScale = {};
  private float[][] floatCentered = {};
  private float[][] floatProducts = {};

  /**
   * Of all times, [gates·units]: the sums, their gradients, and those of γ before they are added.
   */
  private @Nullable Floats floatSums;

  private @Nullable Floats floatOfSums;
  private @Nullable Floats floatOfScale;

  /** β and its gradient before it is added; null where another is the shift. */
  private @Nullable Floats floatShift;

  private @Nullable Floats floatOfShift;

  RecurrentNorm(int gates, int units) {
    this.gates = gates;
    this.units = units;
  }

  /** What {@link #apply} and {@link #differentiate} read and write beside their tiles. */
  void enter(
      Floats scale, @Nullable Floats sums, @Nullable Floats ofSums, @Nullable Floats ofScale) {
    if (floatScale.length == 0) {
      floatScale = new float[gates][units];
      floatCentered = new float[gates][units];
      floatProducts = new float[gates][units];
    }
    read(0, scale, floatScale);
    floatSums = sums;
    floatOfSums = ofSums;
    floatOfScale = ofScale;
  }

  /** The same of the norm of a state, which has a shift. */
  void enterState(Floats scale, Floats shift, @Nullable Floats ofScale, @Nullable Floats ofShift) {
    enter(scale, null, null, ofScale);
    floatShift = shift;
    floatOfShift = ofShift;
  }

  /**
   * The norm of a row's sums, in their place.
   *
   * @param at where the sample's begin in the array of each gate
   */
  void apply(long row, int at, float[][] sums) {
    write(row, sums, at, floatSums);
    center(sums, at);
    float rstd = (float) (1 / deviation(sums, at));
    for (int gate = 0; gate < gates; gate++) {
      scale(units, floatScale[gate], rstd, sums[gate], at);
    }
    if (floatShift != null) {
      floatShift.read(0, floatProducts[0], 0, units);
      add(units, floatProducts[0], sums[0], at);
    }
  }

  /** The gradient of a row's sums, in the place of that of what {@link #apply} made of them. */
  void differentiate(long row, int at, float[][] d) {
    read(row, Objects.requireNonNull(floatSums), floatCentered);
    pass(row, at, d);
  }

  /** The same of one kind of state, of which a tile has the numbers. */
  void differentiate(long row, int at, float[] state, float[][] d) {
    System.arraycopy(state, at, floatCentered[0], 0, units);
    write(row, d, at, floatOfShift);
    pass(row, at, d);
  }

  private void pass(long row, int at, float[][] d) {
    center(floatCentered, 0);
    float rstd = (float) (1 / deviation(floatCentered, 0));
    for (int gate = 0; gate < gates; gate++) {
      product(units, d[gate], at, floatCentered[gate], rstd, floatProducts[gate]);
      scale(units, floatScale[gate], 1, d[gate], at);
    }
    write(row, floatProducts, 0, floatOfScale);
    double sum = 0;
    double along = 0;
    for (int gate = 0; gate < gates; gate++) {
      scale(units, floatScale[gate], 1, floatProducts[gate], 0);
      sum += Tiles.sum(d[gate], at, at + units);
      along += Tiles.sum(floatProducts[gate], 0, units);
    }
    float mean = (float) (sum / (gates * units));
    float slope = (float) (along / (gates * units)) * rstd;
    for (int gate = 0; gate < gates; gate++) {
      straighten(units, floatCentered[gate], slope, mean, rstd, d[gate], at);
    }
    write(row, d, at, floatOfSums);
  }

  /** Rows of which some will not be written, as they are padding. */
  void clear(long first, long last, @Nullable Floats numbers) {
    if (numbers != null) {
      numbers.clear(first * gates * units, last * gates * units);
    }
  }

  private void center(float[][] tile, int at) {
    double sum = 0;
    for (int gate = 0; gate < gates; gate++) {
      sum += Tiles.sum(tile[gate], at, at + units);
    }
    float mean = (float) (sum / (gates * units));
    for (int gate = 0; gate < gates; gate++) {
      subtract(units, mean, tile[gate], at);
    }
  }

  /** Of numbers whose mean is 0. */
  private double deviation(float[][] tile, int at) {
    double squares = 0;
    for (int gate = 0; gate < gates; gate++) {
      squares += Tiles.sumOfSquares(tile[gate], at, at + units);
    }
    return Math.sqrt(squares / (gates * units) + EPSILON);
  }

  private static void add(int n, float[] more, float[] a, int at) {
    for (int i = 0; i < n; i++) {
      a[at + i] += more[i];
    }
  }

  private static void subtract(int n, float mean, float[] a, int at) {
    for (int i = at; i < at + n; i++) {
      a[i] -= mean;
    }
  }

  private static void scale(int n, float[] gamma, float by, float[] a, int at) {
    for (int i = 0; i < n; i++) {
      a[at + i] *= by * gamma[i];
    }
  }

  private static void product(
      int n, float[] d, int at, float[] centered, float rstd, float[] product) {
    for (int i = 0; i < n; i++) {
      product[i] = d[at + i] * (rstd * centered[i]);
    }
  }

  private static void straighten(
      int n, float[] centered, float slope, float mean, float rstd, float[] d, int at) {
    for (int i = 0; i < n; i++) {
      d[at + i] = (d[at + i] - mean - slope * centered[i]) * rstd;
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
