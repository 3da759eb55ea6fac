package dev.regimen.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Products of row-major matrices, {@code c = op(a) op(b) + beta c}, by OpenBLAS on the calling
 * thread.
 *
 * <p>A matrix is a vector, the offset of its first element ({@code …At}) and the distance between
 * its rows in elements ({@code ld…}), so parts of matrices need no copy. With {@code beta = 0} the
 * old content of {@code c} is not read. Every extent is checked before the call, which allocates
 * nothing.
 *
 * <p>An instance belongs to one worker: it holds the pointers that carry the addresses to OpenBLAS.
 */
public final class Gemm {
  private final FloatProducts floats;
  private @Nullable Stopwatch stopwatch;

  /**
   * Products for one worker.
   *
   * @throws BackendMissingException if there are no natives for this machine
   */
  public Gemm() {
    Backend.load();
    floats = new FloatProducts();
    doubles = new DoubleProducts();
  }

  /** Lets a stopwatch time the products from now on; null: none. */
  void time(@Nullable Stopwatch by) {
    stopwatch = by;
  }

  /** {@code c[m,n] = a[m,k] b[k,n] + beta c}. */
  public void ab(
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      float beta,
      Floats c,
      long cAt,
      int ldc) {
    check("a", m, k, lda, aAt, a);
    check("b", k, n, ldb, bAt, b);
    check("c", m, n, ldc, cAt, c);
    if (m == 0 || n == 0) {
      return;
    }
    long start = start();
    floats.ab(m, n, k, address(a, aAt), lda, address(b, bAt), ldb, beta, address(c, cAt), ldc);
    end(start, m, n, k);
  }

  /** {@code c[m,n] = a[m,k] b[n,k]ᵀ + beta c}. */
  public void abT(
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      float beta,
      Floats c,
      long cAt,
      int ldc) {
    check("a", m, k, lda, aAt, a);
    check("b", n, k, ldb, bAt, b);
    check("c", m, n, ldc, cAt, c);
    if (m == 0 || n == 0) {
      return;
    }
    long start = start();
    floats.abT(m, n, k, address(a, aAt), lda, address(b, bAt), ldb, beta, address(c, cAt), ldc);
    end(start, m, n, k);
  }

  /** {@code c[m,n] = a[k,m]ᵀ b[k,n] + beta c}. */
  public void aTb(
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      float beta,
      Floats c,
      long cAt,
      int ldc) {
    check("a", k, m, lda, aAt, a);
    check("b", k, n, ldb, bAt, b);
    check("c", m, n, ldc, cAt, c);
    if (m == 0 || n == 0) {
      return;
    }
    long start = start();
    floats.aTb(m, n, k, address(a, aAt), lda, address(b, bAt), ldb, beta, address(c, cAt), ldc);
    end(start, m, n, k);
  }

  private static long address(Floats vector, long at) {
    return vector.address() + at * Float.BYTES;
  }

  private long start() {
    return stopwatch == null ? 0 : System.nanoTime();
  }

  private void end(long start, int m, int n, int k) {
    if (stopwatch != null) {
      stopwatch.product(start, (long) m * n * k);
    }
  }

  /** OpenBLAS prints and goes on when an argument is wrong; so nothing wrong may reach it. */
  private static void check(String name, int rows, int columns, int stride, long at, Reals vector) {
    boolean empty = rows == 0 || columns == 0;
    long end = empty ? at : at + (long) (rows - 1) * stride + columns;
    if (rows < 0
        || columns < 0
        || stride < Math.max(1, columns)
        || at < 0
        || end > vector.length()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "matrix %s of %d x %d, row stride %d, at %d does not lie in a vector of %d",
              name,
              rows,
              columns,
              stride,
              at,
              vector.length()));
    }
  }
}
