package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/** Where a text ends. */
final class RealRows {
  private RealRows() {}

  /** Makes a time's numbers 0 where it is padding, of the samples {@code [from, to)}. */
  static void clear(
      int from, int to, int[] lengths, int length, int time, int width, @Nullable Floats numbers) {
    for (int sample = from; numbers != null && sample < to; sample++) {
      if (time >= lengths[sample - from]) {
        long at = (long) sample * length + time;
        numbers.clear(at * width, (at + 1) * width);
      }
    }
  }

  /** The same of numbers that there are of one time only, from the first sample on. */
  static void clear(int from, int to, int[] lengths, int time, int width, Floats numbers) {
    for (int own = 0; own < to - from; own++) {
      if (time >= lengths[own]) {
        numbers.clear((long) own * width, (own + 1L) * width);
      }
    }
  }

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
