package dev.regimen.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several kinds of numbers side by side, {@code units} of each, to and from tiles in which
 * each kind has an array of its own and those of one sample come after those of the other.
 */
final class UnitRows {
  private final int units;

  UnitRows(int units) {
    this.units = units;
  }

  /** Some kinds of numbers of a row to the place of a sample in their tiles; 0 without numbers. */
  void take(int kinds, long row, int k, @Nullable Floats numbers, float[][] tiles) {
    for (int kind = 0; kind < kinds; kind++) {
      take(numbers, row * kinds + kind, k, tiles[kind]);
    }
  }

  /** The same of one kind. */
  void take(@Nullable Floats numbers, long row, int k, float[] tile) {
    if (numbers == null) {
      Arrays.fill(tile, k * units, (k + 1) * units, 0);
    } else {
      numbers.read(row * units, tile, k * units, units);
    }
  }

  /** And back. */
  void give(int kinds, long row, int k, float[][] tiles, Floats numbers) {
    for (int kind = 0; kind < kinds; kind++) {
      numbers.write((row * kinds + kind) * units, tiles[kind], k * units, units);
    }
  }
}
