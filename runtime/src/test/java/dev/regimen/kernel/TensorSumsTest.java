package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sums of tiles that lie in one tensor, in several, and in parts, against sums in double. */
@Tag("training")
class TensorSumsTest {
  private static final int TILE = 32;

  /** The second has more whole tiles than are held at a time, the third none. */
  private static final long[] ENDS = {70, 70 + 150 * TILE, 70 + 150 * TILE + 5, 6000};

  @Test
  void sumsAreThoseOfTheTensorsWhoeverTakesTheTiles() {
    double[] values = new double[6000];
    Random random = new Random(4);
    double[] sums = new double[ENDS.length];
    double[] squares = new double[ENDS.length];
    for (int i = 0, tensor = 0; i < values.length; i++) {
      tensor += i == ENDS[tensor] ? 1 : 0;
      values[i] = (float) random.nextGaussian();
      sums[tensor] += values[i];
      squares[tensor] += values[i] * values[i];
    }
    for (int workers = 1; workers <= 3; workers++) {
      check(values, workers, false, sums);
      check(values, workers, true, squares);
    }
  }

  private static void check(double[] values, int workers, boolean squared, double[] expected) {
    double[][] floats = new double[workers][ENDS.length];
    double[][] doubles = new double[workers][ENDS.length];
    Map<Integer, TensorSums[]> all = new ConcurrentHashMap<>();
    try (ThreadPool pool = ThreadPool.of(workers)) {
      pool.run(
          worker -> {
            TensorSums ofFloats = new TensorSums(worker, floats, ENDS);
            TensorSums ofDoubles = new TensorSums(worker, doubles, ENDS);
            for (int twice = 0; twice < 2; twice++) {
              ofFloats.clear();
              ofDoubles.clear();
              tiles(worker, values, squared, ofFloats, ofDoubles);
              ofFloats.end();
              ofDoubles.end();
            }
            all.put(worker.index(), new TensorSums[] {ofFloats, ofDoubles});
          });
    }
    for (TensorSums[] ofWorker : all.values()) {
      for (int tensor = 0; tensor < ENDS.length; tensor++) {
        double scale = Math.sqrt(values.length);
        assertEquals(expected[tensor], ofWorker[0].of(tensor), 1e-5 * scale);
        assertEquals(expected[tensor], ofWorker[1].of(tensor), 1e-12 * scale);
      }
    }
  }

  private static void tiles(
      Worker worker, double[] values, boolean squared, TensorSums floats, TensorSums doubles) {
    int count = (values.length + TILE - 1) / TILE;
    for (int t = worker.from(count); t < worker.to(count); t++) {
      int at = t * TILE;
      int n = Math.min(TILE, values.length - at);
      double[] doubleTile = new double[TILE];
      float[] floatTile = new float[TILE];
      for (int i = 0; i < n; i++) {
        doubleTile[i] = values[at + i];
        floatTile[i] = (float) values[at + i];
      }
      if (squared) {
        floats.addSquares(at, floatTile, n);
        doubles.addSquares(at, doubleTile, n);
      } else {
        floats.add(at, floatTile, n);
        doubles.add(at, doubleTile, n);
      }
    }
  }
}
