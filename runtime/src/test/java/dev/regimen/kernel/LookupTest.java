package dev.regimen.kernel;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.kernel.window.PlainConvolution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class LookupTest {
  private final Lookup lookup = new Lookup();

  @Test
  void gathersRows() {
    Floats out = floats(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
    lookup.gather(1, 3, 2, 2, floats(0, 0, 2, 0, 1, 2), floats(1, 2, 3, 4, 5, 6), out);
    assertArrayEquals(new double[] {9, 9, 9, 9, 5, 6, 1, 2, 3, 4, 5, 6}, Vectors.values(out));
  }

  @Test
  void scattersWhatWorkersOwn() {
    int rows = 700;
    int entries = 11;
    int width = 3;
    double[] ids = new SplittableRandom(1).ints(rows * 2L, 0, entries).asDoubleStream().toArray();
    double[] dOut = PlainConvolution.random(rows * 2 * width, 2);
    double[] expected = new double[entries * width];
    for (int i = 0; i < dOut.length; i++) {
      expected[(int) ids[i / width] * width + i % width] += dOut[i];
    }
    Doubles exact = doubles(new double[entries * width]);
    exact.fill(7);
    lookup.scatter(0, 4, rows, 2, width, doubles(ids), doubles(dOut), exact);
    assertEquals(7, exact.get(4 * width));
    lookup.scatter(4, entries, rows, 2, width, doubles(ids), doubles(dOut), exact);
    assertClose("dTable", expected, exact, 1e-13);
    Floats single = Floats.allocate(entries * width);
    lookup.scatter(0, entries, rows, 2, width, floats(ids), floats(dOut), single);
    assertClose("dTable", expected, single, 1e-5);
    Doubles twice = doubles(expected);
    lookup.scatterOnto(0, 4, rows, 2, width, doubles(ids), doubles(dOut), twice);
    lookup.scatterOnto(4, entries, rows, 2, width, doubles(ids), doubles(dOut), twice);
    assertClose("onto", Arrays.stream(expected).map(v -> 2 * v).toArray(), twice, 1e-13);
    Doubles gathered = Doubles.allocate(dOut.length);
    lookup.gather(0, rows, 2, width, doubles(ids), exact, gathered);
    assertEquals(expected[(int) ids[1399] * width + 2], gathered.get(dOut.length - 1), 1e-13);
  }

  @Test
  void refusesWhatIsNoRow() {
    Floats table = Floats.allocate(30);
    Floats out = Floats.allocate(60);
    for (double wrong : new double[] {10, -1, 2.5, Double.NaN, 1e20}) {
      Floats ids = floats(0, 1, 2, 3, wrong, 0);
      Exception e =
          assertThrows(
              IndexOutOfBoundsException.class, () -> lookup.gather(0, 2, 3, 3, ids, table, out));
      assertEquals(
          "id %s at position 1 of sample 1 is not the number of one of the table's 10 rows, 0 to 9"
              .formatted((double) (float) wrong),
          e.getMessage());
      assertThrows(
          IndexOutOfBoundsException.class, () -> lookup.scatter(0, 5, 2, 3, 3, ids, out, table));
    }
  }
}
