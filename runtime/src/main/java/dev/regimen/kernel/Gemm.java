package dev.regimen.kernel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
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
  private final FloatCursor floatA = new FloatCursor();
  private final FloatCursor floatB = new FloatCursor();
  private final FloatCursor floatC = new FloatCursor();
  private final DoubleCursor doubleA = new DoubleCursor();
  private final DoubleCursor doubleB = new DoubleCursor();
  private final DoubleCursor doubleC = new DoubleCursor();
  private final boolean suitsCuts;
  private @Nullable Stopwatch stopwatch;

  /**
   * Products for one worker.
   *
   * @throws BackendMissingException if ND4J has no natives for this machine
   */
  public Gemm() {
    suitsCuts = Backend.suitsCuts();
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
    multiply(CblasNoTrans, CblasNoTrans, m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
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
    multiply(CblasNoTrans, CblasTrans, m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
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
    multiply(CblasTrans, CblasNoTrans, m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
  }

  /** {@code c[m,n] = a[m,k] b[k,n] + beta c}. */
  public void ab(
      int m,
      int n,
      int k,
      Doubles a,
      long aAt,
      int lda,
      Doubles b,
      long bAt,
      int ldb,
      double beta,
      Doubles c,
      long cAt,
      int ldc) {
    check("a", m, k, lda, aAt, a);
    check("b", k, n, ldb, bAt, b);
    check("c", m, n, ldc, cAt, c);
    multiply(CblasNoTrans, CblasNoTrans, m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
  }

  /** {@code c[m,n] = a[m,k] b[n,k]ᵀ + beta c}. */
  public void abT(
      int m,
      int n,
      int k,
      Doubles a,
      long aAt,
      int lda,
      Doubles b,
      long bAt,
      int ldb,
      double beta,
      Doubles c,
      long cAt,
      int ldc) {
    check("a", m, k, lda, aAt, a);
    check("b", n, k, ldb, bAt, b);
    check("c", m, n, ldc, cAt, c);
    multiply(CblasNoTrans, CblasTrans, m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
  }

  /** {@code c[m,n] = a[k,m]ᵀ b[k,n] + beta c}. */
  public void aTb(
      int m,
      int n,
      int k,
      Doubles a,
      long aAt,
      int lda,
      Doubles b,
      long bAt,
      int ldb,
      double beta,
      Doubles c,
      long cAt,
      int ldc) {
    check("a", k, m, lda, aAt, a);
    check("b", k, n, ldb, bAt, b);
    check("c", m, n, ldc, cAt, c);
    multiply(CblasTrans, CblasNoTrans, m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
  }

  private void multiply(
      int opA,
      int opB,
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
    if (m == 0 || n == 0) {
      return;
    }
    long start = stopwatch == null ? 0 : System.nanoTime();
    long aFrom = a.address() + aAt * Float.BYTES;
    long bFrom = b.address() + bAt * Float.BYTES;
    long cFrom = c.address() + cAt * Float.BYTES;
    Cuts cuts = cuts(opA, opB, m, n, k, ldb);
    if (cuts == null) {
      call(opA, opB, m, n, k, aFrom, lda, bFrom, ldb, beta, cFrom, ldc);
    } else {
      multiplyParts(cuts, opA, m, n, k, aFrom, lda, bFrom, ldb, beta, cFrom, ldc);
    }
    if (stopwatch != null) {
      stopwatch.product(start, (long) m * n * k);
    }
  }

  private @Nullable Cuts cuts(int opA, int opB, int m, int n, int k, int ldb) {
    if (!suitsCuts || opB != CblasNoTrans) {
      return null;
    }
    return opA == CblasNoTrans ? Cuts.ofAb(m, n, k, ldb) : Cuts.ofATb(m, n, k);
  }

  /** The product as a sum of small ones; see {@link Cuts}. */
  private void multiplyParts(
      Cuts cuts,
      int opA,
      int m,
      int n,
      int k,
      long a,
      int lda,
      long b,
      int ldb,
      float beta,
      long c,
      int ldc) {
    int rows = cuts.rows(m);
    int columns = cuts.columns(n);
    int inner = cuts.inner(k, rows);
    long rowStep = Float.BYTES * (opA == CblasNoTrans ? (long) lda : 1);
    long innerStep = Float.BYTES * (opA == CblasNoTrans ? 1 : (long) lda);
    for (int j = 0; j < n; j += columns) {
      for (int i = 0; i < m; i += rows) {
        for (int p = 0; p < k; p += inner) {
          call(
              opA,
              CblasNoTrans,
              Math.min(rows, m - i),
              Math.min(columns, n - j),
              Math.min(inner, k - p),
              a + i * rowStep + p * innerStep,
              lda,
              b + Float.BYTES * ((long) p * ldb + j),
              ldb,
              p == 0 ? beta : 1,
              c + Float.BYTES * ((long) i * ldc + j),
              ldc);
        }
      }
    }
  }

  private void call(
      int opA,
      int opB,
      int m,
      int n,
      int k,
      long a,
      int lda,
      long b,
      int ldb,
      float beta,
      long c,
      int ldc) {
    cblas_sgemm(
        CblasRowMajor,
        opA,
        opB,
        m,
        n,
        k,
        1f,
        floatA.at(a),
        lda,
        floatB.at(b),
        ldb,
        beta,
        floatC.at(c),
        ldc);
  }

  private void multiply(
      int opA,
      int opB,
      int m,
      int n,
      int k,
      Doubles a,
      long aAt,
      int lda,
      Doubles b,
      long bAt,
      int ldb,
      double beta,
      Doubles c,
      long cAt,
      int ldc) {
    if (m == 0 || n == 0) {
      return;
    }
    long start = stopwatch == null ? 0 : System.nanoTime();
    cblas_dgemm(
        CblasRowMajor,
        opA,
        opB,
        m,
        n,
        k,
        1.0,
        doubleA.at(a.address() + aAt * Double.BYTES),
        lda,
        doubleB.at(b.address() + bAt * Double.BYTES),
        ldb,
        beta,
        doubleC.at(c.address() + cAt * Double.BYTES),
        ldc);
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
          "matrix %s of %d x %d, row stride %d, at %d does not lie in a vector of %d"
              .formatted(name, rows, columns, stride, at, vector.length()));
    }
  }

  /** A pointer that is moved instead of allocated. */
  private static final class FloatCursor extends FloatPointer {
    FloatCursor() {
      super((@Nullable Pointer) null);
    }

    FloatCursor at(long newAddress) {
      address = newAddress;
      return this;
    }
  }

  /** A pointer that is moved instead of allocated. */
  private static final class DoubleCursor extends DoublePointer {
    DoubleCursor() {
      super((@Nullable Pointer) null);
    }

    DoubleCursor at(long newAddress) {
      address = newAddress;
      return this;
    }
  }
}
