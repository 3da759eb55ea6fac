package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("training")
class MomentsTest {
  private static final int WIDTH = 5;

  /**
   * Against the definition in double; the mean is a hundred thousand deviations away in the last
   * cases.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 64, 0, 1",
    "2, 64, 3, 2",
    "3, 50, -4, 1",
    "4, 3, 1, 1",
    "8, 5, 1, 1",
    "2, 1, 7, 1",
    "2, 64, 1000, 0.01",
    "3, 256, -10000, 0.1"
  })
  void areThoseOfAllRows(int workers, int rows, double mean, double deviation) {
    Random random = new Random(workers * 1000L + rows);
    float[][] x = new float[rows][WIDTH];
    for (float[] row : x) {
      for (int c = 0; c < WIDTH; c++) {
        row[c] = (float) (mean + deviation * random.nextGaussian() * (c + 1));
      }
    }
    float[] means = new float[WIDTH];
    float[] variances = new float[WIDTH];
    try (ThreadPool pool = ThreadPool.of(workers)) {
      float[][][] parts = new float[3][workers][WIDTH];
      pool.run(
          worker -> {
            add(x, worker.from(rows), worker.to(rows), worker.index(), parts);
            worker.await();
            if (worker.index() == 0) {
              Moments.total(worker, rows, WIDTH, parts[0], parts[1], parts[2], means, variances);
            }
          });
    }
    for (int c = 0; c < WIDTH; c++) {
      int column = c;
      double m = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      double v =
          Arrays.stream(x).mapToDouble(row -> (row[column] - m) * (row[column] - m)).sum() / rows;
      assertEquals(m, means[c], 1e-6 * Math.abs(m) + 1e-6);
      assertEquals(v, variances[c], 1e-4 * v + 1e-9);
    }
  }

  /**
   * Columns summed by several workers give what rows would, also where a worker has no column, or
   * none of the rows; with one worker bit by bit.
   */
  @ParameterizedTest
  @CsvSource({"1, 64, 5", "2, 64, 33", "3, 50, 300", "4, 3, 3", "3, 7, 2", "2, 1, 7"})
  void ofColumnsAreThoseOfRows(int workers, int rows, int width) {
    Random random = new Random(workers * 1000L + rows);
    Floats x = Floats.allocate((long) rows * width);
    for (int i = 0; i < rows * width; i++) {
      x.set(i, 20 + i % width + random.nextGaussian());
    }
    float[][] byRows = new float[2][width];
    float[][] byColumns = new float[2][width];
    try (ThreadPool pool = ThreadPool.of(workers)) {
      moments(pool, x, rows, width, false, byRows);
      moments(pool, x, rows, width, true, byColumns);
    }
    float rounding = workers == 1 ? 0 : 1e-5f;
    for (int c = 0; c < width; c++) {
      assertEquals(byRows[0][c], byColumns[0][c], rounding * byRows[0][c]);
      assertEquals(byRows[1][c], byColumns[1][c], rounding * (1 + byRows[1][c]));
    }
  }

  private static void moments(
      ThreadPool pool, Floats x, int rows, int width, boolean columns, float[][] into) {
    int tile = Math.max(64, width);
    float[][][] parts = new float[3][pool.size()][tile];
    for (float[][] part : parts) {
      Arrays.stream(part).forEach(each -> Arrays.fill(each, Float.NaN)); // of the step before
    }
    pool.run(
        worker -> {
          float[] own = new float[tile];
          if (columns) {
            Moments.columns(worker, x, rows, width, own, parts[0], parts[1], parts[2]);
          } else {
            int from = worker.from(rows);
            int to = worker.to(rows);
            Moments.part(worker, x, from, to, width, own, parts[0], parts[1], parts[2]);
          }
          worker.await();
          if (worker.index() == 0) {
            Moments.total(worker, rows, width, parts[0], parts[1], parts[2], into[0], into[1]);
          }
        });
  }

  private static void add(float[][] x, int from, int to, int worker, float[][][] parts) {
    if (from < to) {
      System.arraycopy(x[from], 0, parts[0][worker], 0, WIDTH);
    }
    for (int row = from; row < to; row++) {
      for (int c = 0; c < WIDTH; c++) {
        float centered = x[row][c] - parts[0][worker][c];
        parts[1][worker][c] += centered;
        parts[2][worker][c] += centered * centered;
      }
    }
  }
}
