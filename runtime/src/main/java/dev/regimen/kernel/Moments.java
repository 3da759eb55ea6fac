package dev.regimen.kernel;

/**
 * Mean and biased variance over the batch from the workers' parts.
 *
 * <p>A worker with n rows leaves, for each column, a shift k, s = Σ(x − k) and q = Σ(x − k)². Its
 * mean is k + s/n and its sum of squared deviations q − s²/n; parts are joined by the update of
 * Chan, Golub and LeVeque (1983), in the order of the workers. Because k is one of the worker's own
 * values, no digits are lost to a large mean.
 */
public final class Moments {
  private Moments() {}

  /**
   * Joins the parts.
   *
   * @param worker any worker of the team, which knows how many samples each one has
   * @param rows samples in the batch
   * @param width columns
   * @param shifts each worker's k, repeated along its tile
   * @param sums each worker's s; rows of the tile are added up here
   * @param squares each worker's q
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
    for (int c = 0; c < width; c++) {
      double count = 0;
      double average = 0;
      double deviations = 0;
      for (int w = 0; w < shifts.length; w++) {
        double n = (double) worker.share(w, rows) * rowsPerSample;
        if (n > 0) {
          double s = column(sums[w], c, width);
          double q = column(squares[w], c, width);
          double difference = shifts[w][c] + s / n - average;
          deviations += q - s * s / n + difference * difference * count * n / (count + n);
          average += difference * n / (count + n);
          count += n;
        }
      }
      mean[c] = (float) average;
      variance[c] = (float) Math.max(0, deviations / count);
    }
  }

  private static double column(float[] tile, int c, int width) {
    double sum = 0;
    for (int at = c; at < tile.length; at += width) {
      sum += tile[at];
    }
    return sum;
  }

  /**
   * {@link #total(Worker, int, int, float[][], float[][], float[][], float[], float[])} in double.
   */
  public static void total(
      Worker worker,
      int rows,
      int width,
      double[][] shifts,
      double[][] sums,
      double[][] squares,
      double[] mean,
      double[] variance) {
    total(worker, rows, 1, width, shifts, sums, squares, mean, variance);
  }

  /** The same in double where a sample has several rows. */
  public static void total(
      Worker worker,
      int rows,
      int rowsPerSample,
      int width,
      double[][] shifts,
      double[][] sums,
      double[][] squares,
      double[] mean,
      double[] variance) {
    for (int c = 0; c < width; c++) {
      double count = 0;
      double average = 0;
      double deviations = 0;
      for (int w = 0; w < shifts.length; w++) {
        double n = (double) worker.share(w, rows) * rowsPerSample;
        if (n > 0) {
          double s = column(sums[w], c, width);
          double q = column(squares[w], c, width);
          double difference = shifts[w][c] + s / n - average;
          deviations += q - s * s / n + difference * difference * count * n / (count + n);
          average += difference * n / (count + n);
          count += n;
        }
      }
      mean[c] = average;
      variance[c] = Math.max(0, deviations / count);
    }
  }

  private static double column(double[] tile, int c, int width) {
    double sum = 0;
    for (int at = c; at < tile.length; at += width) {
      sum += tile[at];
    }
    return sum;
  }
}
