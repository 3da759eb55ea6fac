package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/** Where a text ends. */
final class RealRows {
  private RealRows() {}

  /**
   * How many rows of a sample are units of its text; its padding stands behind them.
   *
   * @param real 1 or 0 for each row of all samples; null where there is no padding
   * @param tile room for a sample's rows
   */
  static int of(int sample, int length, @Nullable Floats real, float[] tile) {
    if (real == null) {
      return length;
    }
    int rows = 0;
    real.read((long) sample * length, tile, length);
    while (rows < length && tile[rows] != 0) {
      rows++;
    }
    return rows;
  }
}
