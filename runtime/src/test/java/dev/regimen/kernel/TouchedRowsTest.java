package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class TouchedRowsTest {
  private static final int WIDTH = 3;

  /** Vocabularies of one, two and three digits of eight bits, and of a single row. */
  @Test
  void everyRowStandsOnceWithTheSumOfItsGradients() {
    for (int vocabulary : new int[] {1, 2, 200, 256, 257, 70_000, 1 << 24}) {
      for (int ids : new int[] {0, 1, 7, 1300}) {
        check(vocabulary, ids, 0);
        check(vocabulary, ids, 1);
      }
    }
  }

  private static void check(int vocabulary, int count, int first) {
    Random random = new Random(vocabulary + count);
    Doubles ids = Doubles.allocate(count + 1);
    Doubles dOut = Doubles.allocate((long) (count + 1) * WIDTH);
    Map<Integer, double[]> expected = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int id = random.nextInt(4) == 0 ? 0 : random.nextInt(vocabulary);
      ids.set(i, id);
      double[] sum =
          id < first ? new double[WIDTH] : expected.computeIfAbsent(id, x -> new double[WIDTH]);
      for (int k = 0; k < WIDTH; k++) {
        double value = random.nextGaussian();
        dOut.set((long) i * WIDTH + k, value);
        sum[k] += value;
      }
    }
    Doubles gradients = Doubles.allocate((long) (count + 1) * WIDTH);
    SparseGradient whole = new SparseGradient((long) vocabulary * WIDTH, gradients);
    TouchedRows rows = new TouchedRows(vocabulary, WIDTH, first, count + 1, whole);
    rows.find(ids, count);
    assertEquals(expected.size(), rows.count());
    rows.sum(0, rows.count() / 2, dOut, gradients);
    rows.sum(rows.count() / 2, rows.count(), dOut, gradients);
    double[] row = new double[WIDTH];
    int at = 0;
    for (Map.Entry<Integer, double[]> each : expected.entrySet()) {
      assertEquals(at, rows.place(each.getKey()));
      gradients.read((long) at * WIDTH, row, WIDTH);
      assertArrayEquals(each.getValue(), row); // to the bit: in the order of the batch
      assertEquals(each.getValue()[1], whole.get((long) each.getKey() * WIDTH + 1));
      at++;
    }
    if (expected.isEmpty()) {
      assertEquals(0, whole.get(0));
    }
  }

  @Test
  void rowsAreCopiedOutOfATableAndBack() {
    Floats ids = Floats.allocate(4);
    ids.write(0, new float[] {5, 2, 5, 9}, 4);
    TouchedRows rows = new TouchedRows(10, 2, 0, 4, new SparseGradient(20, Floats.allocate(8)));
    rows.find(ids, 4);
    Floats table = Floats.allocate(20);
    for (int i = 0; i < 20; i++) {
      table.set(i, i);
    }
    float[] tile = new float[6];
    rows.read(0, 3, table, tile);
    assertArrayEquals(new float[] {4, 5, 10, 11, 18, 19}, tile);
    rows.read(1, 2, table, tile);
    assertArrayEquals(new float[] {10, 11, 18, 19, 18, 19}, tile);
    rows.write(0, 2, table, new float[] {0.5f, 1.5f, 2.5f, 3.5f});
    assertEquals(0.5, table.get(4));
    assertEquals(3.5, table.get(11));
    assertEquals(18, table.get(18));
  }
}
