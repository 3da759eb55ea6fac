package dev.regimen.kernel;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.kernel.window.PlainConvolution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class MapsTest {
  private static final int HEIGHT = 2;
  private static final int WIDTH = 3;
  private static final int CHANNELS = 5;
  private static final int FACTOR = 3;
  private static final int SMALL = HEIGHT * WIDTH * CHANNELS;
  private static final int LARGE = SMALL * FACTOR * FACTOR;

  private final Maps maps = new Maps();

  /** Where the value at {@code index} of one enlarged map comes from. */
  private static int source(int index) {
    int channel = index % CHANNELS;
    int column = index / CHANNELS % (WIDTH * FACTOR);
    int row = index / CHANNELS / (WIDTH * FACTOR);
    return (row / FACTOR * WIDTH + column / FACTOR) * CHANNELS + channel;
  }

  @Test
  void enlargesAndSumsUp() {
    double[] x = PlainConvolution.random(3 * SMALL, 1);
    double[] dy = PlainConvolution.random(3 * LARGE, 2);
    double[] y = new double[3 * LARGE];
    double[] dx = new double[3 * SMALL];
    for (int i = LARGE; i < 3 * LARGE; i++) {
      int from = i / LARGE * SMALL + source(i % LARGE);
      y[i] = x[from];
      dx[from] += dy[i];
    }
    Doubles exact = Doubles.allocate(y.length);
    maps.upsample(1, 3, HEIGHT, WIDTH, CHANNELS, FACTOR, doubles(x), exact);
    assertClose("y", y, exact, 0);
    Doubles exactChange = Doubles.allocate(dx.length);
    maps.downsum(1, 3, HEIGHT, WIDTH, CHANNELS, FACTOR, doubles(dy), exactChange);
    assertClose("dx", dx, exactChange, 1e-15);
    Floats single = Floats.allocate(y.length);
    maps.upsample(1, 3, HEIGHT, WIDTH, CHANNELS, FACTOR, floats(x), single);
    assertClose("y", y, single, 1e-7);
    Floats change = Floats.allocate(dx.length);
    maps.downsum(1, 3, HEIGHT, WIDTH, CHANNELS, FACTOR, floats(dy), change);
    assertClose("dx", dx, change, 1e-6);
  }

  @Test
  void copiesColumns() {
    Floats from = floats(1, 2, 3, 4, 5, 6, 7, 8, 9);
    Floats into = Floats.allocate(8);
    maps.copyColumns(1, 3, from, 3, 1, into, 2, 0, 2);
    assertArrayEquals(new double[] {0, 0, 5, 6, 8, 9, 0, 0}, Vectors.values(into));
    maps.copyColumns(0, 4, from, 2, 0, into, 2, 1, 1);
    assertArrayEquals(new double[] {0, 1, 5, 3, 8, 5, 0, 7}, Vectors.values(into));
    Doubles wide = Doubles.allocate(6);
    maps.copyColumns(0, 2, doubles(1, 2, 3, 4), 2, 0, wide, 3, 1, 2);
    assertArrayEquals(new double[] {0, 1, 2, 0, 3, 4}, Vectors.values(wide));
  }

  @Test
  void copiesAcrossSegments() {
    Floats from = Floats.allocate(10, 4);
    for (int i = 0; i < 10; i++) {
      from.set(i, i);
    }
    Floats into = Floats.allocate(10, 3);
    into.copy(1, from, 0, 9);
    assertArrayEquals(new double[] {0, 0, 1, 2, 3, 4, 5, 6, 7, 8}, Vectors.values(into));
    assertThrows(IndexOutOfBoundsException.class, () -> into.copy(2, from, 0, 9));
    assertThrows(IndexOutOfBoundsException.class, () -> into.copy(0, from, -1, 2));
    Doubles exact = Doubles.allocate(10, 3);
    exact.copy(4, doubles(1, 2, 3), 1, 2);
    assertArrayEquals(new double[] {0, 0, 0, 0, 2, 3, 0, 0, 0, 0}, Vectors.values(exact));
    assertThrows(IndexOutOfBoundsException.class, () -> exact.copy(9, exact, 0, 2));
  }

  @Test
  void saysWhatDoesNotFit() {
    Floats x = Floats.allocate(12);
    Exception e =
        assertThrows(IndexOutOfBoundsException.class, () -> maps.upsample(0, 1, 2, 2, 3, 2, x, x));
    assertEquals(
        "samples 0 to 1 of 2 x 2 x 3, enlarged by 2, do not lie in vectors of 12 and 12",
        e.getMessage());
    e =
        assertThrows(
            IndexOutOfBoundsException.class, () -> maps.copyColumns(0, 1, x, 4, 3, x, 4, 0, 2));
    assertEquals("columns 3 to 5 of 4", e.getMessage());
  }
}
