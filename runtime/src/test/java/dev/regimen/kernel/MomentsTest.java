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
