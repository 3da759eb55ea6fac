package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class GemmTest {
  private static final int[][] SIZES = {
    {1, 1, 1},
    {3, 5, 7},
    {16, 10, 33},
    {64, 128, 100},
    {32, 10, 256},
    {65, 257, 130},
    {5, 4, 0},
    {0, 3, 4},
    {7, 131, 1201},
    {101, 113, 97},
    {48, 250, 131},
    {60, 1018, 90}
  };

  private final Gemm gemm = new Gemm();
  private final SplittableRandom random = new SplittableRandom(1);

  /** Among them such as are multiplied in parts, or swapped, by some kernels of OpenBLAS. */
  @Test
  void multipliesFloats() {
    for (int[] size : SIZES) {
      for (Op op : Op.values()) {
        for (float beta : new float[] {0, 1, 0.5f}) {
          checkFloats(op, size[0], size[1], size[2], beta);
        }
      }
    }
  }

  /** The gradient of a large weight, which is another library's: an element of each row. */
  @Test
  void multipliesLargeGradients() {
    int m = 515;
    int n = 1024;
    int k = 64;
    Floats a = Floats.allocate((long) k * m);
    Floats b = Floats.allocate((long) k * n);
    Floats c = Floats.allocate((long) m * n);
    randomize(a);
    randomize(b);
    c.fill(Double.NaN);
    gemm.aTb(m, n, k, a, 0, m, b, 0, n, 0, c, 0, n);
    for (int row = 0; row < m; row++) {
      int column = row * 7 % n;
      double sum = 0;
      for (int i = 0; i < k; i++) {
        sum += a.get((long) i * m + row) * b.get((long) i * n + column);
      }
      assertEquals(sum, c.get((long) row * n + column), 1e-5 * k, "row " + row);
    }
  }

  @Test
  void multipliesDoubles() {
    for (int[] size : SIZES) {
      for (Op op : Op.values()) {
        checkDoubles(op, size[0], size[1], size[2], 0.5);
      }
    }
  }

  @Test
  void zeroBetaIgnoresWhatWasThere() {
    Floats a = Floats.allocate(6400);
    Floats c = Floats.allocate(6400);
    for (int n : new int[] {1, 8, 80}) {
      c.fill(Double.NaN);
      gemm.ab(n, n, n, a, 0, n, a, 0, n, 0, c, 0, n);
      assertEquals(0, c.get(0));
      assertEquals(0, c.get((long) n * n - 1));
    }
  }

  @Test
  void refusesWhatLiesOutside() {
    Floats a = Floats.allocate(12);
    Floats c = Floats.allocate(9);
    refused(() -> gemm.ab(3, 3, 4, a, 1, 4, a, 0, 3, 0, c, 0, 3));
    refused(() -> gemm.ab(3, 3, 4, a, 0, 3, a, 0, 3, 0, c, 0, 3));
    refused(() -> gemm.abT(3, 3, 4, a, 0, 4, a, 0, 4, 0, c, 1, 3));
    refused(() -> gemm.aTb(3, 3, 5, a, 0, 3, a, 0, 3, 0, c, 0, 3));
    refused(() -> gemm.ab(-1, 3, 4, a, 0, 4, a, 0, 3, 0, c, 0, 3));
    refused(() -> gemm.ab(3, 3, 4, a, -4, 4, a, 0, 3, 0, c, 0, 3));
  }

  private static void refused(Runnable call) {
    assertThrows(IndexOutOfBoundsException.class, call::run);
  }

  private void checkFloats(Op op, int m, int n, int k, float beta) {
    Shape shape = new Shape(op, m, n, k);
    Floats a = Floats.allocate(shape.aLength());
    Floats b = Floats.allocate(shape.bLength());
    Floats c = Floats.allocate(shape.cLength());
    randomize(a);
    randomize(b);
    randomize(c);
    double[] expected = shape.product(a, b, beta, c);
    int lda = shape.lda();
    int ldb = shape.ldb();
    int ldc = shape.ldc();
    switch (op) {
      case AB -> gemm.ab(m, n, k, a, 2, lda, b, 3, ldb, beta, c, 4, ldc);
      case ABT -> gemm.abT(m, n, k, a, 2, lda, b, 3, ldb, beta, c, 4, ldc);
      case ATB -> gemm.aTb(m, n, k, a, 2, lda, b, 3, ldb, beta, c, 4, ldc);
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], c.get(i), 1e-5 * (1 + k), op + " element " + i);
    }
  }

  private void checkDoubles(Op op, int m, int n, int k, double beta) {
    Shape shape = new Shape(op, m, n, k);
    Doubles a = Doubles.allocate(shape.aLength());
    Doubles b = Doubles.allocate(shape.bLength());
    Doubles c = Doubles.allocate(shape.cLength());
    randomize(a);
    randomize(b);
    randomize(c);
    double[] expected = shape.product(a, b, beta, c);
    int lda = shape.lda();
    int ldb = shape.ldb();
    int ldc = shape.ldc();
    switch (op) {
      case AB -> gemm.ab(m, n, k, a, 2, lda, b, 3, ldb, beta, c, 4, ldc);
      case ABT -> gemm.abT(m, n, k, a, 2, lda, b, 3, ldb, beta, c, 4, ldc);
      case ATB -> gemm.aTb(m, n, k, a, 2, lda, b, 3, ldb, beta, c, 4, ldc);
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], c.get(i), 1e-14 * (1 + k), op + " element " + i);
    }
  }

  private void randomize(Reals reals) {
    for (long i = 0; i < reals.length(); i++) {
      reals.set(i, random.nextDouble(-1, 1));
    }
  }

  private enum Op {
    AB,
    ABT,
    ATB
  }

  /** A product with rows longer than needed, and matrices that begin at 2, 3 and 4. */
  private record Shape(Op op, int m, int n, int k) {
    int lda() {
      return (op == Op.ATB ? m : k) + 1;
    }

    int ldb() {
      return (op == Op.ABT ? k : n) + 2;
    }

    int ldc() {
      return n + 3;
    }

    long aLength() {
      return 2 + (long) (op == Op.ATB ? k : m) * lda();
    }

    long bLength() {
      return 3 + (long) (op == Op.ABT ? n : k) * ldb();
    }

    long cLength() {
      return 4 + (long) m * ldc();
    }

    double[] product(Reals a, Reals b, double beta, Reals c) {
      double[] result = new double[(int) cLength()];
      for (int i = 0; i < result.length; i++) {
        result[i] = c.get(i);
      }
      for (int row = 0; row < m; row++) {
        for (int column = 0; column < n; column++) {
          int at = 4 + row * ldc() + column;
          result[at] *= beta;
          for (int i = 0; i < k; i++) {
            long x = op == Op.ATB ? (long) i * lda() + row : (long) row * lda() + i;
            long y = op == Op.ABT ? (long) column * ldb() + i : (long) i * ldb() + column;
            result[at] += a.get(2 + x) * b.get(3 + y);
          }
        }
      }
      return result;
    }
  }
}
