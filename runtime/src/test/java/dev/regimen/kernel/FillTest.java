package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("training")
class FillTest {
  private static final int MANY = 1 << 18;

  private final Draws draws = new Draws(7);

  @Test
  void constantFillsAll() {
    Floats floats = Floats.allocate(5);
    Fill.constant(floats, 0.25);
    assertEquals(0.25, floats.get(0));
    assertEquals(0.25, floats.get(4));
  }

  @Test
  void spreadIsAsStated() {
    Floats floats = Floats.allocate(MANY);
    Fill.normal(floats, 0.3, draws, 1);
    assertMoments(floats, 0.3, 2);
    Fill.uniform(floats, 0.3, draws, 1);
    assertMoments(floats, 0.3 / Math.sqrt(3), 1);
    assertTrue(largest(floats) <= 0.3f && largest(floats) > 0.2999);
    Fill.truncatedNormal(floats, 0.3, draws, 1);
    assertMoments(floats, 0.3, 2);
    assertTrue(largest(floats) <= 0.68211 && largest(floats) > 0.682);
  }

  @Test
  void precisionsAgreeAndStreamsDiffer() {
    Floats floats = Floats.allocate(100);
    Doubles doubles = Doubles.allocate(100);
    Fill.truncatedNormal(floats, 0.5, draws, 1);
    Fill.truncatedNormal(doubles, 0.5, new Draws(7), 1);
    for (int i = 0; i < 100; i++) {
      assertEquals((float) doubles.get(i), floats.get(i));
    }
    Fill.truncatedNormal(floats, 0.5, draws, 2);
    assertTrue(Math.abs(floats.get(0) - doubles.get(0)) > 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "5,5", "40,7", "7,40", "64,64", "130,65"})
  void orthogonalIsOrthogonal(int rows, int columns) {
    Doubles matrix = Doubles.allocate((long) rows * columns);
    double gain = 1.5;
    Fill.orthogonal(matrix, rows, columns, gain, draws, 3);
    boolean tall = rows >= columns;
    int count = Math.min(rows, columns);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int i = 0; i < Math.max(rows, columns); i++) {
          long x = tall ? (long) i * columns + a : (long) a * columns + i;
          long y = tall ? (long) i * columns + b : (long) b * columns + i;
          dot += matrix.get(x) * matrix.get(y);
        }
        assertEquals(a == b ? gain * gain : 0, dot, 1e-13 * Math.max(rows, columns));
      }
    }
  }

  @Test
  void orthogonalRefusesAWrongSize() {
    Floats floats = Floats.allocate(5);
    assertThrows(IllegalArgumentException.class, () -> Fill.orthogonal(floats, 2, 3, 1, draws, 0));
  }

  private static void assertMoments(Floats floats, double std, double excess) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < MANY; i++) {
      sum += floats.get(i);
      squares += floats.get(i) * floats.get(i);
    }
    assertEquals(0, sum / MANY, 5 * std / Math.sqrt(MANY));
    assertEquals(std, Math.sqrt(squares / MANY), 5 * std * excess / 2 / Math.sqrt(MANY) + 1e-7);
  }

  private static double largest(Floats floats) {
    double largest = 0;
    for (int i = 0; i < MANY; i++) {
      largest = Math.max(largest, Math.abs(floats.get(i)));
    }
    return largest;
  }
}
