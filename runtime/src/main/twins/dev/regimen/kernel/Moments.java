package dev.regimen.kernel;

import java.util.Arrays;

/**
 * Mean and biased variance over the batch from the workers' parts.
 *
 * <p>A worker with n rows leaves, for each column, a shift k, s = Σ(x − k) and q = Σ(x − k)². Its
 * mean is k + s/n and its sum of squared deviations q − s²/n; parts are joined by the update of
 * Chan, Golub and LeVeque (1983), in the order of the workers. Because k is one of the worker's own
 * values, and means are compared by their differences to the first k, no digits are lost to a large
 * mean.
 */
public final class Moments {
  private Moments() {}

  /**
   * A worker's part: sums over its rows of differences to the first of them.
   *
   * @param worker whose part it is
   * @param x rows of {@code width} columns
   * @param from the worker's first row
   * @param to past its last row
   * @param width columns
   * @param tile takes rows on their way; as long as a worker's sums
   * @param shifts each worker's k, repeated along a tile
   * @param sums becomes each worker's s
   * @param squares becomes each worker's q
   */
  public static void part(
      Worker worker,
      Floats x,
      int from,
      int to,
      int width,
      float[] tile,
      float[][] shifts,
      float[][] sums,
      float[][] squares) {
    float[] shift = shifts[worker.index()];
    float[] sum = sums[worker.index()];
    float[] square = squares[worker.index()];
    Arrays.fill(sum, 0);
    Arrays.fill(square, 0);
    if (from >= to) {
      return;
    }
    x.read((long) from * width, shift, width);
    Tiles.repeat(shift, width);
    int rows = sum.length / width;
    for (int row = from; row < to; row += rows) {
      int n = Math.min(rows, to - row) * width;
      x.read((long) row * width, tile, n);
      add(n, tile, shift, sum, square);
    }
    if (rows > 1) {
      Tiles.fold(sum, width);
      Tiles.fold(square, width);
    }
  }

  private static void add(int n, float[] x, float[] shift, float[] sum, float[] square) {
    for (int i = 0; i < n; i++) {
      float centered = x[i] - shift[i];
      sum[i] += centered;
      square[i] += centered * centered;
    }
  }

  /**
   * Some columns of the parts of all workers, where each worker has computed a range of the columns
   * of x from the whole batch. When all have called it, each part is what its worker would have
   * left from its own rows, but for the order of additions where a tile holds several rows.
   *
   * @param worker whose columns are summed
   * @param x rows of {@code width} columns
   * @param rows samples in the batch
   * @param width columns
   * @param tile takes rows on their way; as long as a worker's sums
   * @param shifts each worker's k
   * @param sums becomes each worker's s
   * @param squares becomes each worker's q
   */
  public static void columns(
      Worker worker,
      Floats x,
      int rows,
      int width,
      float[] tile,
      float[][] shifts,
      float[][] sums,
      float[][] squares) {
    if (worker.count() == 1) {
      part(worker, x, 0, rows, width, tile, shifts, sums, squares);
      return;
    }
    int from = worker.from(width);
    int to = worker.to(width);
    int first = 0;
    for (int w = 0; w < shifts.length; w++) {
      int last = first + worker.share(w, rows);
      columns(x, first, last, width, from, to, tile, shifts[w], sums[w], squares[w]);
      first = last;
    }
  }

  private static void columns(
      Floats x,
      int first,
      int last,
      int width,
      int from,
      int to,
      float[] tile,
      float[] shift,
      float[] sum,
      float[] square) {
    Arrays.fill(sum, from, to, 0);
    Arrays.fill(square, from, to, 0);
    if (first < last) {
      x.read((long) first * width + from, shift, from, to - from);
    }
    for (int row = first; row < last; row++) {
      x.read((long) row * width + from, tile, from, to - from);
      addColumns(from, to, tile, shift, sum, square);
    }
  }

  private static void addColumns(
      int from, int to, float[] x, float[] shift, float[] sum, float[] square) {
    for (int i = from; i < to; i++) {
      float centered = x[i] - shift[i];
      sum[i] += centered;
      square[i] += centered * centered;
    }
  }

  /**
   * {@link #part(Worker, Floats, int, int, int, float[], float[][], float[][], float[][])} in
   * double.
   */
  public static void part(
      Worker worker,
      Doubles x,
      int from,
      int to,
      int width,
      double[] tile,
      double[][] shifts,
      double[][] sums,
      double[][] squares) {
    double[] shift = shifts[worker.index()];
    double[] sum = sums[worker.index()];
    double[] square = squares[worker.index()];
    Arrays.fill(sum, 0);
    Arrays.fill(square, 0);
    if (from >= to) {
      return;
    }
    x.read((long) from * width, shift, width);
    Tiles.repeat(shift, width);
    int rows = sum.length / width;
    for (int row = from; row < to; row += rows) {
      int n = Math.min(rows, to - row) * width;
      x.read((long) row * width, tile, n);
      add(n, tile, shift, sum, square);
    }
    if (rows > 1) {
      Tiles.fold(sum, width);
      Tiles.fold(square, width);
    }
  }

  private static void add(int n, double[] x, double[] shift, double[] sum, double[] square) {
    for (int i = 0; i < n; i++) {
      double centered = x[i] - shift[i];
      sum[i] += centered;
      square[i] += centered * centered;
    }
  }

  /**
   * Joins the parts.
   *
   * @param worker any worker of the pool, which knows how many samples each one has
   * @param rows samples in the batch
   * @param width columns
   * @param shifts each worker's k
   * @param sums each worker's s
   * @param squares each worker's q
   * @param mean becomes the mean
   * @param variance becomes the biased variance
   */
  public static void total(
      Worker worker,
      int rows,
      int width,
      float[][] shifts,
      float[][] sums,
      float[][] squares,
      float[] mean,
      float[] variance) {
    total(worker, rows, 1, width, shifts, sums, squares, mean, variance);
  }

  /** The same where a sample has several rows. */
  public static void total(
      Worker worker,
      int rows,
      int rowsPerSample,
      int width,
      float[][] shifts,
      float[][] sums,
      float[][] squares,
      float[] mean,
      float[] variance) {
    // mean holds the difference to the shift of the first worker that has rows until the end.
    float[] base = shifts[first(worker, rows)];
    Arrays.fill(mean, 0, width, 0);
    Arrays.fill(variance, 0, width, 0);
    double count = 0;
    for (int w = 0; w < shifts.length; w++) {
      double n = (double) worker.share(w, rows) * rowsPerSample;
      if (n > 0) {
        float perRow = (float) (1 / n);
        float weight = (float) (n / (count + n));
        float spread = (float) (count * n / (count + n));
        join(width, base, shifts[w], sums[w], squares[w], mean, variance, perRow, weight, spread);
        count += n;
      }
    }
    float perRow = (float) (1 / count);
    for (int c = 0; c < width; c++) {
      mean[c] += base[c];
      variance[c] = Math.max(0, variance[c] * perRow);
    }
  }

  private static void join(
      int width,
      float[] base,
      float[] shift,
      float[] sum,
      float[] square,
      float[] mean,
      float[] deviations,
      float perRow,
      float weight,
      float spread) {
    for (int c = 0; c < width; c++) {
      float own = sum[c] * perRow;
      float difference = shift[c] - base[c] + own - mean[c];
      deviations[c] += square[c] - sum[c] * own + difference * difference * spread;
      mean[c] += difference * weight;
    }
  }

  /** The first worker that has rows: with fewer rows than workers, some have none. */
  private static int first(Worker worker, int rows) {
    int first = 0;
    while (worker.share(first, rows) == 0) {
      first++;
    }
    return first;
  }
}
