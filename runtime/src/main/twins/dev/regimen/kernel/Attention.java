package dev.regimen.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Attention of each head, softmax(qkᵀ/√w)·v over w columns of a row, and its gradients, without a
 * matrix of all pairs of rows: scores live in tiles of 64 keys × 64 queries, which the caches hold.
 *
 * <p>Forward the softmax is corrected as larger scores turn up (Milakov and Gimelshein 2018), and
 * of each row the logarithm of its sum is kept, of which the gradients make the scores again (Dao
 * et al. 2022). Tiles are products by OpenBLAS: for 64 × 64 × 32 it is sixteen times as fast as
 * loops that HotSpot vectorizes.
 *
 * <p>Samples are [length, width], heads stand side by side in a row. A text's padding stands behind
 * its end: none of it is seen, and its own rows are zeros.
 *
 * <p>An instance belongs to one worker and one geometry; it keeps its tiles.
 */
public final class Attention {
  static final int TILE = 64;

  private final int most;
  private int length;
  private final int width;
  private final int heads;
  private final int size;
  private final double scale;
  private final AttentionPairs at;

  private Floats floatScores = Floats.allocate(0);
  private Floats floatChanges = Floats.allocate(0);
  private float[] floatTile = {};
  private float[] floatOther = {};
  private float[] floatMost = {};
  private float[] floatShift = {};
  private float[] floatSum = {};
  private float[] floatRow = {};
  private float[] floatRowToo = {};

  /**
   * Attention among the rows of samples.
   *
   * @param length most rows of a sample
   * @param width columns of a row, which heads divide
   * @param causal whether a row sees itself and those before it alone
   */
  public Attention(int length, int width, int heads, boolean causal) {
    this.length = length;
    most = length;
    this.width = width;
    this.heads = heads;
    size = width / heads;
    at = new AttentionPairs(width, size, causal);
    scale = 1 / Math.sqrt(size);
  }

  /** Says how many rows the samples of a batch have; at most what this was made for. */
  public void length(int rows) {
    length = rows;
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
      int rows = RealRows.of(sample, length, real, floatRow);
      long begun = (long) sample * length * width;
      seen.clear(begun + (long) rows * width, begun + (long) length * width);
      for (int head = 0; head < heads; head++) {
        for (int first = 0; first < rows; first += TILE) {
          int visible = at.visible(first, rows);
          for (int begin = 0; begin < visible; begin += TILE) {
            at.enter(begun + (long) head * size, first, rows, begin);
            see(gemm, query, key, value, seen);
          }
          divide(seen);
          if (logSums != null) {
            logSums.write(((long) sample * heads + head) * length + first, floatSum, at.queries);
          }
        }
      }
    }
  }

  /** One tile; the sums and the largest scores so far are kept. */
  private void see(Gemm gemm, Floats queries, Floats keys, Floats values, Floats seen) {
    at.pairs(gemm, keys, queries, floatScores, floatTile);
    at.hide(floatTile, -Float.MAX_VALUE);
    Arrays.fill(floatShift, -Float.MAX_VALUE);
    AttentionTiles.raise(at.keys, at.queries, floatTile, floatShift);
    for (int i = 0; i < TILE; i++) {
      floatShift[i] *= (float) scale;
    }
    if (at.more > 0) {
      correct(seen);
    } else {
      System.arraycopy(floatShift, 0, floatMost, 0, TILE);
      Arrays.fill(floatSum, 0);
    }
    exponentials(floatTile, floatMost);
    AttentionTiles.add(at.keys, at.queries, floatTile, floatSum);
    floatScores.write(0, floatTile, at.keys * at.queries);
    at.forQueries(gemm, floatScores, values, seen);
  }

  /** e to the scores less one number for each query; 0 where it does not see a key. */
  private void exponentials(float[] tile, float[] shift) {
    AttentionTiles.exponents(at.keys, at.queries, (float) scale, tile, shift);
    AttentionTiles.exponentials(at.keys * at.queries, tile);
    at.hide(tile, 0);
  }

  /** What was summed so far, for larger scores. */
  private void correct(Floats seen) {
    for (int i = 0; i < at.queries; i++) {
      float most = Math.max(floatMost[i], floatShift[i]);
      float factor = Elementary.exp(floatMost[i] - most);
      floatMost[i] = most;
      floatSum[i] *= factor;
      times(at.query + (long) i * width, factor, seen);
    }
  }

  /** By the sums, of which the logarithms remain. */
  private void divide(Floats seen) {
    for (int i = 0; i < at.queries; i++) {
      times(at.query + (long) i * width, 1 / floatSum[i], seen);
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
      int rows = RealRows.of(sample, length, real, floatRow);
      long begun = (long) sample * length * width;
      long end = begun + (long) rows * width;
      long last = begun + (long) length * width;
      ofQuery.clear(end, last);
      ofKey.clear(end, last);
      ofValue.clear(end, last);
      for (int head = 0; head < heads; head++) {
        for (int first = 0; first < rows; first += TILE) {
          int visible = at.visible(first, rows);
          for (int begin = 0; begin < visible; begin += TILE) {
            at.enter(begun + (long) head * size, first, rows, begin);
            if (begin == 0) {
              logSums.read(((long) sample * heads + head) * length + first, floatSum, at.queries);
              agree(gradient, seen);
            }
            changes(gemm, gradient, query, key, value, ofValue);
            at.forKeys(gemm, floatChanges, query, ofKey);
            at.forQueries(gemm, floatChanges, key, ofQuery);
          }
        }
      }
    }
  }

  /**
   * The gradient at the scores: p·(dp − Σ p·dp), where p are the probabilities, of which that at
   * the values is made on the way, and dp is that at the probabilities.
   */
  private void changes(
      Gemm gemm, Floats gradient, Floats queries, Floats keys, Floats values, Floats ofValues) {
    at.pairs(gemm, keys, queries, floatScores, floatTile);
    exponentials(floatTile, floatSum);
    floatScores.write(0, floatTile, at.keys * at.queries);
    at.forKeys(gemm, floatScores, gradient, ofValues);
    at.pairs(gemm, values, gradient, floatChanges, floatOther);
    AttentionTiles.through(at.keys, at.queries, (float) scale, floatTile, floatShift, floatOther);
    floatChanges.write(0, floatOther, at.keys * at.queries);
  }

  /** Σ p·dp of each query, which is the product of what it sees and the gradient there. */
  private void agree(Floats gradient, Floats seen) {
    for (int i = 0; i < at.queries; i++) {
      gradient.read(at.query + (long) i * width, floatRow, size);
      seen.read(at.query + (long) i * width, floatRowToo, size);
      floatShift[i] = AttentionTiles.product(size, floatRow, floatRowToo);
    }
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
      floatRow = new float[Math.max(size, most)];
      floatRowToo = new float[size];
    }
  }
}
