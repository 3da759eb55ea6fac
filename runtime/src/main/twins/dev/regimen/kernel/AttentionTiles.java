package dev.regimen.kernel;

import java.util.Arrays;

/**
 * Loops over a tile of scores, of which each row is a key's and each column a query's, so that what
 * is done for each query runs along rows and vectorizes.
 */
final class AttentionTiles {
  /**
   * e to this power is the smallest that is no subnormal number, which processors are slow with.
   */
  private static final int LEAST = -87;

  private AttentionTiles() {}

  /**
   * Another number where a key stands behind a query, which does not see it.
   *
   * @param behind how far behind the first query the first key stands
   */
  static void hide(int behind, int keys, int count, float[] tile, float by) {
    for (int key = Math.max(0, -behind); key < keys; key++) {
      int hidden = Math.min(count, behind + key);
      Arrays.fill(tile, key * count, key * count + hidden, by);
    }
  }

  /** The largest score of each query so far. */
  static void raise(int keys, int count, float[] tile, float[] most) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        most[i] = Math.max(most[i], tile[at + i]);
      }
    }
  }

  /** scale·score − shift, of which the exponentials are taken. */
  static void exponents(int keys, int count, float scale, float[] tile, float[] shift) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        tile[at + i] = Math.max(LEAST, scale * tile[at + i] - shift[i]);
      }
    }
  }

  /** In a loop of its own over all of a tile, or HotSpot does not vectorize it. */
  static void exponentials(int count, float[] tile) {
    for (int i = 0; i < count; i++) {
      tile[i] = Elementary.exp(tile[i]);
    }
  }

  /** The sum of each query so far. */
  static void add(int keys, int count, float[] tile, float[] sum) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        sum[i] += tile[at + i];
      }
    }
  }

  /** The gradient at the scores, of that at the probabilities. */
  static void through(
      int keys, int count, float scale, float[] tile, float[] shift, float[] change) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        change[at + i] = scale * tile[at + i] * (change[at + i] - shift[i]);
      }
    }
  }

  /** The sum of the products of two rows, whose first is overwritten. */
  static float product(int size, float[] row, float[] other) {
    for (int i = 0; i < size; i++) {
      row[i] *= other[i];
    }
    return Tiles.sum(row, 0, size);
  }
}
