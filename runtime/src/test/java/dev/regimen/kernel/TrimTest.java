package dev.regimen.kernel;

import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two workers on three texts of at most four units, the longest of which has three. */
@Tag("training")
class TrimTest {
  private static final double[] IDS = {5, 0, 0, 0, 0, 0, 0, 0, 7, 8, 9, 0};
  private static final double[] TRIMMED = {5, 0, 0, 0, 0, 0, 7, 8, 9};

  @Test
  void placesThatArePaddingInAllTextsGo() {
    Floats trimmed = floats(new double[9]);
    assertEquals(3, new Trim().apply(0, 2, 3, 4, floats(IDS), trimmed));
    assertEquals(3, new Trim().apply(2, 3, 3, 4, floats(IDS), trimmed));
    assertArrayEquals(TRIMMED, Vectors.values(trimmed));
    Doubles exact = doubles(new double[9]);
    assertEquals(3, new Trim().apply(0, 3, 3, 4, doubles(IDS), exact));
    assertArrayEquals(TRIMMED, Vectors.values(exact));
  }

  @Test
  void aBatchWithoutAUnitHasOnePlace() {
    Floats trimmed = floats(9, 9);
    assertEquals(1, new Trim().apply(0, 2, 2, 3, floats(0, 0, 0, 0, 0, 0), trimmed));
    assertArrayEquals(new double[] {0, 0}, Vectors.values(trimmed));
  }

  /** An id in the middle of a text may be 0: only what is behind its last one is padding. */
  @Test
  void aGapIsNoEnd() {
    Floats trimmed = floats(9, 9, 9);
    assertEquals(3, new Trim().apply(0, 1, 1, 5, floats(4, 0, 6, 0, 0), trimmed));
    assertArrayEquals(new double[] {4, 0, 6}, Vectors.values(trimmed));
  }

  @Test
  void theLastUnitIsMarked() {
    Floats ends = floats(9, 9, 9, 9, 9, 9, 9, 9, 9);
    new Ends().mark(0, 3, 3, floats(1, 0, 0, 0, 0, 0, 1, 1, 1), ends);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 1}, Vectors.values(ends));
  }
}
