package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Axes in another order, by their definition. */
@Tag("training")
class TranspositionTest {
  private static final int A = 3;
  private static final int B = 4;
  private static final int C = 5;
  private static final int SIZE = A * B * C;

  /** x[n, a, b, c] = its own number, and y all -1. */
  private static float[] applied(int... axes) {
    Floats x = Floats.allocate(3 * SIZE);
    Floats y = Floats.allocate(3 * SIZE);
    Doubles doubleX = Doubles.allocate(3 * SIZE);
    Doubles doubleY = Doubles.allocate(3 * SIZE);
    float[] numbers = new float[3 * SIZE];
    double[] doubles = new double[3 * SIZE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
      doubles[i] = i;
    }
    x.write(0, numbers, numbers.length);
    doubleX.write(0, doubles, doubles.length);
    java.util.Arrays.fill(numbers, -1);
    java.util.Arrays.fill(doubles, -1);
    y.write(0, numbers, numbers.length);
    doubleY.write(0, doubles, doubles.length);
    Transposition transposition = Transposition.of(A, B, C).to(axes);
    transposition.apply(1, 3, x, y);
    transposition.apply(1, 3, doubleX, doubleY);
    y.read(0, numbers, numbers.length);
    doubleY.read(0, doubles, doubles.length);
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(numbers[i], doubles[i], 0);
    }
    return numbers;
  }

  @Test
  void everyElementComesToItsPlace() {
    float[] reversed = applied(2, 1, 0);
    float[] rows = applied(1, 0, 2);
    float[] same = applied(0, 1, 2);
    for (int n = 1; n < 3; n++) {
      for (int a = 0; a < A; a++) {
        for (int b = 0; b < B; b++) {
          for (int c = 0; c < C; c++) {
            int x = ((n * A + a) * B + b) * C + c;
            assertEquals(x, reversed[((n * C + c) * B + b) * A + a]);
            assertEquals(x, rows[((n * B + b) * A + a) * C + c]);
            assertEquals(x, same[x]);
          }
        }
      }
    }
  }

  @Test
  void othersSamplesStay() {
    for (float untouched : java.util.Arrays.copyOf(applied(2, 0, 1), SIZE)) {
      assertEquals(-1, untouched);
    }
  }

  @Test
  void eachAxisStandsOnce() {
    IllegalArgumentException twice =
        assertThrows(IllegalArgumentException.class, () -> Transposition.of(2, 3).to(1, 1));
    assertTrue(twice.getMessage().contains("[1, 1]"), twice.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Transposition.of(2, 3).to(0));
  }
}
