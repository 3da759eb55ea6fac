package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("training")
class FloatsTest {
  @Test
  void isZeroedAndAligned() {
    for (long length : new long[] {0, 1, 3, 1000}) {
      Floats floats = Floats.allocate(length);
      assertEquals(length, floats.length());
      assertEquals(0, floats.address() % 64);
      for (long i = 0; i < length; i++) {
        assertEquals(0, floats.get(i));
      }
    }
  }

  @Test
  void readsWhatWasWritten() {
    Floats floats = Floats.allocate(10);
    floats.write(3, new float[] {1, 2, 3, 4}, 1, 2);
    float[] tile = new float[6];
    floats.read(2, tile, 1, 4);
    assertArrayEquals(new float[] {0, 0, 2, 3, 0, 0}, tile);
    floats.set(9, 7.5);
    assertEquals(7.5, floats.get(9));
  }

  /** Every line of 64 bytes that a row has a part in, also where rows begin inside one. */
  @Test
  void touchesEveryLineOfRows() {
    for (int width : new int[] {1, 5, 16, 20, 64, 75}) {
      for (int segment : new int[] {1000, 77}) {
        touches(width, segment);
      }
    }
  }

  private static void touches(int width, int segment) {
    int[] rows = {9, 2, 4, 2};
    int length = 7 * width;
    for (int line = 0; line < length; line += 16) {
      Floats floats = Floats.allocate(length, segment);
      Doubles doubles = Doubles.allocate(length, segment);
      boolean inside = false;
      boolean exactInside = false;
      for (int i = line; i < Math.min(line + 16, length); i++) {
        boolean touched = i / width == 2 || i / width == 4;
        inside |= touched;
        exactInside |= touched && i < line + 8;
        floats.set(i, 1);
        doubles.set(i, i < line + 8 ? 1 : 0);
      }
      assertEquals(inside, floats.touch(rows, 1, 3, width) > 0);
      assertEquals(exactInside, doubles.touch(rows, 1, 3, width) > 0);
      assertThrows(IndexOutOfBoundsException.class, () -> floats.touch(rows, 0, 1, width));
      assertThrows(IndexOutOfBoundsException.class, () -> doubles.touch(rows, 0, 1, width));
    }
  }

  /** Vectors too long for one buffer, here with buffers of 7 elements. */
  @Test
  void crossesSegments() {
    Floats floats = Floats.allocate(30, 7);
    Doubles doubles = Doubles.allocate(30, 7);
    float[] tile = new float[30];
    double[] exact = new double[30];
    for (int i = 0; i < 30; i++) {
      tile[i] = i;
      exact[i] = i;
    }
    floats.write(0, tile, 30);
    doubles.write(0, exact, 30);
    for (int from = 0; from < 30; from++) {
      for (int count = 0; from + count <= 30; count++) {
        float[] part = new float[count];
        double[] exactPart = new double[count];
        floats.read(from, part, count);
        doubles.slice(1, 29).read(Math.max(0, from - 1), exactPart, Math.min(count, 29));
        for (int i = 0; i < count; i++) {
          assertEquals(from + i, part[i]);
        }
        for (int i = 0; i < Math.min(count, 29); i++) {
          assertEquals(Math.max(1, from) + i, exactPart[i]);
        }
      }
    }
    floats.slice(5, 20).write(1, tile, 10, 15);
    assertEquals(10, floats.get(6));
    assertEquals(24, floats.get(20));
    assertEquals(21, floats.get(21));
    floats.set(29, -1);
    assertEquals(-1, floats.slice(22, 8).get(7));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.read(20, tile, 11));
    assertThrows(IndexOutOfBoundsException.class, () -> doubles.write(25, exact, 6));
  }

  @Test
  void slicesShareMemory() {
    Floats floats = Floats.allocate(10);
    Floats middle = floats.slice(2, 6);
    Floats inner = middle.slice(1, 3);
    inner.write(0, new float[] {1, 2, 3}, 3);
    assertEquals(2, floats.get(4));
    assertEquals(middle.address() + 4, inner.address());
    middle.fill(5);
    assertEquals(0, floats.get(1));
    assertEquals(5, floats.get(2));
    assertEquals(5, floats.get(7));
    assertEquals(0, floats.get(8));
  }

  @Test
  void copies() {
    Floats from = Floats.allocate(3);
    from.write(0, new float[] {1, 2, 3}, 3);
    Floats to = Floats.allocate(5).slice(1, 3);
    to.copyFrom(from);
    assertEquals(3, to.get(2));
    assertThrows(IllegalArgumentException.class, () -> to.copyFrom(Floats.allocate(2)));
  }

  @Test
  void isSeenByNd4jInPlace() {
    Floats floats = Floats.allocate(20).slice(5, 6);
    INDArray array = floats.array(2, 3);
    assertEquals(floats.address(), array.data().address() + 4 * array.offset() - extra(array));
    floats.set(4, 9);
    assertEquals(9, array.getFloat(1, 1));
    array.putScalar(1, 2, 11);
    assertEquals(11, floats.get(5));
    array.addi(1);
    assertEquals(10, floats.get(4));
    assertThrows(IllegalArgumentException.class, () -> floats.array(7));
  }

  /** ND4J's buffers may include the offset in their address. */
  private static long extra(INDArray array) {
    return array.data().address() == array.data().pointer().address() ? 0 : 4 * array.offset();
  }

  @Test
  void refusesWhatLiesOutside() {
    Floats floats = Floats.allocate(10);
    float[] tile = new float[20];
    assertThrows(IndexOutOfBoundsException.class, () -> floats.slice(5, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.slice(-1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.slice(Long.MAX_VALUE, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.read(5, tile, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.read(-1, tile, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.write((1L << 32) + 1, tile, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.write(0, tile, 15, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.slice(2, 3).write(2, tile, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> floats.get(10));
    assertThrows(IllegalArgumentException.class, () -> Floats.allocate(-1));
  }

  @Test
  void doublesConvert() {
    Doubles doubles = Doubles.allocate(8);
    assertEquals(0, doubles.address() % 64);
    doubles.write(1, new double[] {0.1, 0.2, 0.3}, 3);
    float[] tile = new float[3];
    doubles.read(1, tile, 0, 3);
    assertArrayEquals(new float[] {0.1f, 0.2f, 0.3f}, tile);
    double[] exact = new double[2];
    doubles.slice(1, 3).read(1, exact, 2);
    assertArrayEquals(new double[] {0.2, 0.3}, exact);
    doubles.write(5, tile, 1, 2);
    assertEquals(0.2f, doubles.get(5));
    assertEquals(0.2, doubles.array(8).getDouble(2));
    assertThrows(IndexOutOfBoundsException.class, () -> doubles.read(7, exact, 2));
  }
}
