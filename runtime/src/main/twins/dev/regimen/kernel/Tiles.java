package dev.regimen.kernel;

import java.util.Arrays;

/** What loops over tiles need besides arithmetic: repeated rows, sums that vectorize, totals. */
public final class Tiles {
  /** Elements that are added up before rounding would show. */
  private static final int PIECE = 2048;

  private Tiles() {}

  /** Repeats the first {@code width} elements until the tile is full. */
  public static void repeat(float[] tile, int width) {
    for (int at = width; at + width <= tile.length; at += width) {
      System.arraycopy(tile, 0, tile, at, width);
    }
  }

  /**
   * Rows of which each is 1 at its class and 0 elsewhere; everywhere where it has none.
   *
   * @param classes a number for each row, below 0 for none
   * @param first the first row
   */
  public static void ofClasses(Floats classes, long first, float[] tile, int count, int width) {
    Arrays.fill(tile, 0, count * width, 0);
    for (int row = 0; row < count; row++) {
      int own = (int) classes.get(first + row);
      if (own >= 0) {
        tile[row * width + own] = 1;
      }
    }
  }

  /**
   * The sum of {@code tile[from … to)}, by eight partial sums: the order of additions is fixed, and
   * the chain of dependent additions is an eighth as long.
   */
  public static float sum(float[] tile, int from, int to) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      s0 += tile[i];
      s1 += tile[i + 1];
      s2 += tile[i + 2];
      s3 += tile[i + 3];
      s4 += tile[i + 4];
      s5 += tile[i + 5];
      s6 += tile[i + 6];
      s7 += tile[i + 7];
    }
    for (; i < to; i++) {
      s0 += tile[i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /** Adds the square of each of the first {@code n} elements to the one at its place. */
  static void addSquares(float[] tile, float[] into, int n) {
    for (int i = 0; i < n; i++) {
      into[i] += tile[i] * tile[i];
    }
  }

  /** The sum of the squares of {@code tile[from … to)}, in the same order of additions. */
  public static float sumOfSquares(float[] tile, int from, int to) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      s0 += tile[i] * tile[i];
      s1 += tile[i + 1] * tile[i + 1];
      s2 += tile[i + 2] * tile[i + 2];
      s3 += tile[i + 3] * tile[i + 3];
      s4 += tile[i + 4] * tile[i + 4];
      s5 += tile[i + 5] * tile[i + 5];
      s6 += tile[i + 6] * tile[i + 6];
      s7 += tile[i + 7] * tile[i + 7];
    }
    for (; i < to; i++) {
      s0 += tile[i] * tile[i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /**
   * The sum over each unit of a tile that holds whole units.
   *
   * @param unit elements of a unit
   * @param sums one for each unit
   */
  public static void sums(float[] tile, int unit, double[] sums) {
    for (int k = 0; k < sums.length; k++) {
      double sum = 0;
      for (int at = k * unit, end = at + unit; at < end; at += PIECE) {
        sum += sum(tile, at, Math.min(at + PIECE, end));
      }
      sums[k] = sum;
    }
  }

  /** Fills the units of a tile, each with a number of its own. */
  public static void spread(float[] numbers, int unit, float[] tile) {
    for (int k = 0; k < numbers.length; k++) {
      Arrays.fill(tile, k * unit, (k + 1) * unit, numbers[k]);
    }
  }

  /** Adds all further rows of a tile to its first one. */
  public static void fold(float[] tile, int width) {
    if (width == 1) {
      tile[0] = sum(tile, 0, tile.length);
      return;
    }
    for (int at = width; at + width <= tile.length; at += width) {
      for (int c = 0; c < width; c++) {
        tile[c] += tile[at + c];
      }
    }
  }

  /**
   * The mean and the biased variance of each column from those of a tile's places: of every place
   * the mean of what met there and the sum of squared deviations from it, joined row by row (Chan,
   * Golub and LeVeque 1983).
   *
   * @param means of each place; the first row becomes the columns' means
   * @param squares sums of squared deviations; the first row becomes the columns' variances
   * @param rows that met in the tile
   * @param rowsPerTile rows that a tile holds; the last one may have been shorter
   * @param width columns
   */
  public static void moments(float[] means, float[] squares, int rows, int rowsPerTile, int width) {
    int count = 0;
    for (int r = 0; r < Math.min(rows, rowsPerTile); r++) {
      int own = rows / rowsPerTile + (r < rows % rowsPerTile ? 1 : 0);
      join(r * width, means, squares, width, count, own);
      count += own;
    }
    for (int c = 0; c < width; c++) {
      squares[c] /= rows;
    }
  }

  /** Joins the row of a tile that begins at a place to the first row. */
  private static void join(int at, float[] means, float[] squares, int width, int count, int own) {
    if (count == 0) {
      return;
    }
    float weight = (float) own / (count + own);
    for (int c = 0; c < width; c++) {
      float difference = means[at + c] - means[c];
      means[c] += difference * weight;
      squares[c] += squares[at + c] + difference * difference * (weight * count);
    }
  }

  /**
   * total[c] = Σ parts[w][c] over workers w, in their order.
   *
   * @param parts one array a worker
   * @param width elements of the total
   */
  public static void total(float[][] parts, int width, float[] total) {
    Arrays.fill(total, 0, width, 0);
    for (float[] part : parts) {
      for (int c = 0; c < width; c++) {
        total[c] += part[c];
      }
    }
  }
}
