package dev.regimen.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Attention of each head, softmax(qkᵀ/√w)·v over w columns of a row, and its gradients, without a
 * matrix of all pairs of rows: scores live in tiles of 64 keys × 64 queries, which the caches hold.
 *
 * <p>Forward the softmax is corrected as larger scores turn up (Milakov and Gimelshein 2018), and
 * of each row the logarithm of its sum is kept, of which the gradients make the scores again (Dao
 * et al. 2022). Tiles are products by OpenBLAS: for 64 × 64 × 32 it does sixteen times the work of
 * loops that HotSpot vectorizes. Keys are a tile's rows, so that what is done for each query runs
 * along them.
 *
 * <p>Samples are [length, width], heads stand side by side in a row. A text's padding stands behind
 * its end: none of it is seen, and its own rows are zeros.
 *
 * <p>An instance belongs to one worker and one geometry; it keeps its tiles.
 */
public final class Attention {
  private static final int TILE = 64;

  /**
   * e to this power is the smallest that is no subnormal number, which processors are slow with.
   */
  private static final int LEAST = -87;

  private final int length;
  private final int width;
  private final int heads;
  private final int size;
  private final boolean causal;
  private final double scale;

  private Floats floatScores = Floats.allocate(0);
  private Floats floatChanges = Floats.allocate(0);
  private float[] floatTile = {};
  private float[] floatOther = {};
  private float[] floatMost = {};
  private float[] floatShift = {};
  private float[] floatSum = {};
  private float[] floatRow = {};
  private float[] floatRowToo = {};
  private float[] floatReal = {};

  /**
   * Attention among the rows of samples.
   *
   * @param length rows of a sample
   * @param width columns of a row, which heads divide
   * @param causal whether a row sees itself and those before it alone
   */
  public Attention(int length, int width, int heads, boolean causal) {
    this.length = length;
    this.width = width;
    this.heads = heads;
    this.causal = causal;
    size = width / heads;
    scale = 1 / Math.sqrt(size);
  }

  /**
   * What the rows of samples {@code [from, to)} see.
   *
   * @param real 1 for each row that is, 0 for padding; null where there is none
   * @param seen receives it, [length, width]
   * @param logSums receives of each head and row the logarithm of the sum that its softmax divides
   *     by, [heads, length]; null where no gradient is asked for
   */
  public void forward(
      int from,
      int to,
      Gemm gemm,
      Floats query,
      Floats key,
      Floats value,
      @Nullable Floats real,
      Floats seen,
      @Nullable Floats logSums) {
    prepareFloat();
    for (int sample = from; sample < to; sample++) {
      int rows = rows(sample, real);
      long at = (long) sample * length * width;
      seen.clear(at + (long) rows * width, at + (long) length * width);
      for (int head = 0; head < heads; head++) {
        long columns = at + (long) head * size;
        for (int first = 0; first < rows; first += TILE) {
          int count = Math.min(TILE, rows - first);
          see(gemm, columns, first, count, causal ? first + count : rows, query, key, value, seen);
          divide(columns + (long) first * width, count, seen);
          if (logSums != null) {
            logSums.write(((long) sample * heads + head) * length + first, floatSum, count);
          }
        }
      }
    }
  }

  /** One tile of queries after the other tile of keys; sums and largest scores are kept. */
  private void see(
      Gemm gemm,
      long at,
      int first,
      int count,
      int visible,
      Floats query,
      Floats key,
      Floats value,
      Floats seen) {
    long row = at + (long) first * width;
    for (int begin = 0; begin < visible; begin += TILE) {
      int keys = Math.min(TILE, visible - begin);
      long other = at + (long) begin * width;
      gemm.abT(keys, count, size, key, other, width, query, row, width, 0, floatScores, 0, count);
      floatScores.read(0, floatTile, keys * count);
      hide(first, count, begin, keys, floatTile, -Float.MAX_VALUE);
      Arrays.fill(floatShift, 0, count, -Float.MAX_VALUE);
      raise(keys, count, floatTile, floatShift);
      for (int i = 0; i < count; i++) {
        floatShift[i] *= (float) scale;
      }
      if (begin > 0) {
        correct(row, count, seen);
      } else {
        System.arraycopy(floatShift, 0, floatMost, 0, count);
        Arrays.fill(floatSum, 0, count, 0);
      }
      exponents(keys, count, (float) scale, floatTile, floatMost);
      exponentials(keys * count, floatTile);
      hide(first, count, begin, keys, floatTile, 0);
      add(keys, count, floatTile, floatSum);
      floatScores.write(0, floatTile, keys * count);
      int beta = begin == 0 ? 0 : 1;
      gemm.aTb(
          count, size, keys, floatScores, 0, count, value, other, width, beta, seen, row, width);
    }
  }

  /** What lies beyond the diagonal of a tile: a key is not seen by the queries before it. */
  private void hide(int first, int count, int begin, int keys, float[] tile, float by) {
    if (!causal || begin + keys <= first) {
      return;
    }
    for (int key = Math.max(0, first - begin); key < keys; key++) {
      int hidden = Math.min(count, begin + key - first);
      Arrays.fill(tile, key * count, key * count + hidden, by);
    }
  }

  private static void raise(int keys, int count, float[] tile, float[] most) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        most[i] = Math.max(most[i], tile[at + i]);
      }
    }
  }

  /** scale·score − shift, of which the exponentials are taken. */
  private static void exponents(int keys, int count, float scale, float[] tile, float[] shift) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        tile[at + i] = Math.max(LEAST, scale * tile[at + i] - shift[i]);
      }
    }
  }

  /** In a loop of its own over all of a tile, or HotSpot does not vectorize it. */
  private static void exponentials(int count, float[] tile) {
    for (int i = 0; i < count; i++) {
      tile[i] = Elementary.exp(tile[i]);
    }
  }

  private static void add(int keys, int count, float[] tile, float[] sum) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        sum[i] += tile[at + i];
      }
    }
  }

  /** What was summed so far, for larger scores. */
  private void correct(long row, int count, Floats seen) {
    for (int i = 0; i < count; i++) {
      float most = Math.max(floatMost[i], floatShift[i]);
      float factor = Elementary.exp(floatMost[i] - most);
      floatMost[i] = most;
      floatSum[i] *= factor;
      times(row + (long) i * width, factor, seen);
    }
  }

  /** By the sums, of which the logarithms remain. */
  private void divide(long row, int count, Floats seen) {
    for (int i = 0; i < count; i++) {
      times(row + (long) i * width, 1 / floatSum[i], seen);
      floatSum[i] = floatMost[i] + Elementary.log(floatSum[i]);
    }
  }

  private void times(long at, float factor, Floats rows) {
    rows.read(at, floatRow, size);
    for (int c = 0; c < size; c++) {
      floatRow[c] *= factor;
    }
    rows.write(at, floatRow, size);
  }

  /**
   * The gradients of samples {@code [from, to)} of {@link #forward}.
   *
   * @param gradient at what is seen
   */
  public void backward(
      int from,
      int to,
      Gemm gemm,
      Floats gradient,
      Floats seen,
      Floats logSums,
      Floats query,
      Floats key,
      Floats value,
      @Nullable Floats real,
      Floats ofQuery,
      Floats ofKey,
      Floats ofValue) {
    prepareFloat();
    for (int sample = from; sample < to; sample++) {
      int rows = rows(sample, real);
      long at = (long) sample * length * width;
      long end = at + (long) rows * width;
      long last = at + (long) length * width;
      ofQuery.clear(end, last);
      ofKey.clear(end, last);
      ofValue.clear(end, last);
      for (int head = 0; head < heads; head++) {
        long columns = at + (long) head * size;
        for (int first = 0; first < rows; first += TILE) {
          int count = Math.min(TILE, rows - first);
          logSums.read(((long) sample * heads + head) * length + first, floatSum, count);
          agree(columns + (long) first * width, count, gradient, seen);
          int visible = causal ? first + count : rows;
          for (int begin = 0; begin < visible; begin += TILE) {
            int keys = Math.min(TILE, visible - begin);
            long row = columns + (long) first * width;
            long other = columns + (long) begin * width;
            again(gemm, row, other, first, count, begin, keys, query, key);
            int more = first == (causal ? begin : 0) ? 0 : 1;
            gemm.ab(
                keys,
                size,
                count,
                floatScores,
                0,
                count,
                gradient,
                row,
                width,
                more,
                ofValue,
                other,
                width);
            change(gemm, row, other, count, keys, gradient, value);
            gemm.ab(
                keys,
                size,
                count,
                floatChanges,
                0,
                count,
                query,
                row,
                width,
                more,
                ofKey,
                other,
                width);
            gemm.aTb(
                count,
                size,
                keys,
                floatChanges,
                0,
                count,
                key,
                other,
                width,
                begin == 0 ? 0 : 1,
                ofQuery,
                row,
                width);
          }
        }
      }
    }
  }

  /** The probabilities of a tile, of the scores and what each query's sum to. */
  private void again(
      Gemm gemm,
      long row,
      long other,
      int first,
      int count,
      int begin,
      int keys,
      Floats query,
      Floats key) {
    gemm.abT(keys, count, size, key, other, width, query, row, width, 0, floatScores, 0, count);
    floatScores.read(0, floatTile, keys * count);
    exponents(keys, count, (float) scale, floatTile, floatSum);
    exponentials(keys * count, floatTile);
    hide(first, count, begin, keys, floatTile, 0);
    floatScores.write(0, floatTile, keys * count);
  }

  /** The gradient at the scores: p·(dp − Σ p·dp), where dp is that at the probabilities. */
  private void change(
      Gemm gemm, long row, long other, int count, int keys, Floats gradient, Floats value) {
    gemm.abT(
        keys, count, size, value, other, width, gradient, row, width, 0, floatChanges, 0, count);
    floatChanges.read(0, floatOther, keys * count);
    through(keys, count, (float) scale, floatTile, floatShift, floatOther);
    floatChanges.write(0, floatOther, keys * count);
  }

  private static void through(
      int keys, int count, float scale, float[] tile, float[] shift, float[] change) {
    for (int key = 0; key < keys; key++) {
      int at = key * count;
      for (int i = 0; i < count; i++) {
        change[at + i] = scale * tile[at + i] * (change[at + i] - shift[i]);
      }
    }
  }

  /** Σ p·dp of each query, which is the product of what it sees and the gradient there. */
  private void agree(long row, int count, Floats gradient, Floats seen) {
    for (int i = 0; i < count; i++) {
      gradient.read(row + (long) i * width, floatRow, size);
      seen.read(row + (long) i * width, floatRowToo, size);
      for (int c = 0; c < size; c++) {
        floatRow[c] *= floatRowToo[c];
      }
      floatShift[i] = Tiles.sum(floatRow, 0, size);
    }
  }

  /** Rows of a sample that are no padding. */
  private int rows(int sample, @Nullable Floats real) {
    if (real == null) {
      return length;
    }
    int rows = 0;
    real.read((long) sample * length, floatReal, length);
    while (rows < length && floatReal[rows] != 0) {
      rows++;
    }
    return rows;
  }

  private void prepareFloat() {
    if (floatTile.length == 0) {
      floatScores = Floats.allocate(TILE * TILE);
      floatChanges = Floats.allocate(TILE * TILE);
      floatTile = new float[TILE * TILE];
      floatOther = new float[TILE * TILE];
      floatMost = new float[TILE];
      floatShift = new float[TILE];
      floatSum = new float[TILE];
      floatRow = new float[size];
      floatRowToo = new float[size];
      floatReal = new float[length];
    }
  }
}
