package dev.regimen.kernel;

import java.util.Locale;

/**
 * {@link Attention} of one row more: what it sees of itself and of those before it, whose keys and
 * values are kept. A row costs its own products and one pass over what is kept.
 *
 * <p>An instance belongs to one worker and one geometry; it keeps its tiles.
 */
public final class CachedAttention {
  /** See {@link AttentionTiles}. */
  private static final int LEAST = -87;

  private final int length;
  private final int width;
  private final int heads;
  private final int size;
  private final double scale;

  private Floats floatScores = Floats.allocate(0);
  private float[] floatTile = {};

  /**
   * Of samples of at most so many rows.
   *
   * @param width columns of a row, which heads divide
   */
  public CachedAttention(int length, int width, int heads) {
    this.length = length;
    this.width = width;
    this.heads = heads;
    size = width / heads;
    scale = 1 / Math.sqrt(size);
  }

  /**
   * What a row of each of the samples {@code [from, to)} sees: softmax(qKᵀ/√w)·V in each head.
   *
   * @param place of the row, from 0: how many are before it
   * @param query of the row, [width], and so are key and value
   * @param keys those of the rows before, [length, width]; the row's own is added to them
   * @param values likewise
   * @param seen receives what it sees, [width]
   */
  public void forward(
      int from,
      int to,
      Gemm gemm,
      long place,
      Floats query,
      Floats key,
      Floats value,
      Floats keys,
      Floats values,
      Floats seen) {
    if (place < 0 || place >= length) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "row %d of samples of %d rows", place, length));
    }
    if (floatTile.length == 0) {
      floatScores = Floats.allocate(length);
      floatTile = new float[length];
    }
    int count = (int) place + 1;
    for (int sample = from; sample < to; sample++) {
      long own = (long) sample * width;
      long kept = own * length;
      keys.copy(kept + place * width, key, own, width);
      values.copy(kept + place * width, value, own, width);
      for (int head = 0; head < heads; head++) {
        long at = own + (long) head * size;
        long first = kept + (long) head * size;
        gemm.abT(1, count, size, query, at, width, keys, first, width, 0, floatScores, 0, count);
        floatScores.read(0, floatTile, count);
        softmax(count, (float) scale, floatTile);
        floatScores.write(0, floatTile, count);
        gemm.ab(1, size, count, floatScores, 0, count, values, first, width, 0, seen, at, width);
      }
    }
  }

  private static void softmax(int n, float scale, float[] scores) {
    float most = -Float.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, scores[i]);
    }
    for (int i = 0; i < n; i++) {
      scores[i] = Math.max(LEAST, scale * (scores[i] - most));
    }
    for (int i = 0; i < n; i++) {
      scores[i] = Elementary.exp(scores[i]);
    }
    float share = 1 / Tiles.sum(scores, 0, n);
    for (int i = 0; i < n; i++) {
      scores[i] *= share;
    }
  }
}
