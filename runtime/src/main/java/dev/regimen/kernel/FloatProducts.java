package dev.regimen.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Products of float matrices at addresses that have been checked, in one call of OpenBLAS or, where
 * that is faster, in parts or by oneDNN. One worker's own: it holds what the calls are made with.
 */
final class FloatProducts {
  /** Rows of {@code a} that are transposed at a time: with a weight's rows they fit the cache. */
  private static final int TRANSPOSED_ROWS = 256;

  private final Cursor aCursor = new Cursor();
  private final Cursor bCursor = new Cursor();
  private final Cursor cCursor = new Cursor();
  private final boolean suitsCuts = Backend.suitsCuts();
  private final OneDnnProducts.Table byOneDnn = Backend.byOneDnn();
  private final boolean copies = TransposedCopy.isBound();
  private Floats transposed = Floats.allocate(0);

  /** {@code c[m,n] = a[m,k] b[k,n] + beta c}. */
  void ab(int m, int n, int k, long a, int lda, long b, int ldb, float beta, long c, int ldc) {
    if (byOneDnn.ab(m, n, k, ldb)) {
      oneDnn('N', 'N', m, n, k, a, lda, b, ldb, beta, c, ldc);
      return;
    }
    Cuts cuts = suitsCuts ? Cuts.ofAb(m, n, k, ldb) : null;
    if (cuts == null) {
      whole(CblasNoTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
    } else {
      parts(cuts, CblasNoTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
    }
  }

  /** {@code c[m,n] = a[k,m]ᵀ b[k,n] + beta c}. */
  void aTb(int m, int n, int k, long a, int lda, long b, int ldb, float beta, long c, int ldc) {
    if (byOneDnn.aTb(m, n, k, ldb)) {
      oneDnn('T', 'N', m, n, k, a, lda, b, ldb, beta, c, ldc);
      return;
    }
    Cuts cuts = suitsCuts ? Cuts.ofATb(m, n, k) : null;
    if (cuts == null) {
      call(CblasTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
    } else {
      parts(cuts, CblasTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
    }
  }

  /** {@code c[m,n] = a[m,k] b[n,k]ᵀ + beta c}. */
  void abT(int m, int n, int k, long a, int lda, long b, int ldb, float beta, long c, int ldc) {
    if (byOneDnn.abT(k, ldb)) {
      oneDnn('N', 'T', m, n, k, a, lda, b, ldb, beta, c, ldc);
      return;
    }
    Cuts cuts = suitsCuts ? Cuts.ofABt(m, n, k) : null;
    if (cuts == null) {
      whole(CblasTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
      return;
    }
    for (int i = 0; i < m; i += TRANSPOSED_ROWS) {
      int rows = Math.min(TRANSPOSED_ROWS, m - i);
      long to = transpose(rows, k, a + (long) Float.BYTES * i * lda, lda);
      long cRows = c + (long) Float.BYTES * i * ldc;
      parts(cuts, CblasTrans, CblasTrans, rows, n, k, to, rows, b, ldb, beta, cRows, ldc);
    }
  }

  private void oneDnn(
      char opA,
      char opB,
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
    OneDnnProducts.run(
        opA, opB, m, n, k, aCursor.at(a), lda, bCursor.at(b), ldb, beta, cCursor.at(c), ldc);
  }

  /** One call: of few rows for the transposed result, because b is copied faster as its left. */
  private void whole(
      int opB, int m, int n, int k, long a, int lda, long b, int ldb, float beta, long c, int ldc) {
    if (copies && !suitsCuts && beta == 0 && Cuts.suitSwap(m, n, k)) {
      long result = room((long) m * n);
      int opOfB = opB == CblasTrans ? CblasNoTrans : CblasTrans;
      call(opOfB, CblasTrans, n, m, k, b, ldb, a, lda, 0, result, m);
      TransposedCopy.copy(n, m, result, m, c, ldc);
    } else {
      call(CblasNoTrans, opB, m, n, k, a, lda, b, ldb, beta, c, ldc);
    }
  }

  /** The address of a transposed copy [columns, rows]. */
  private long transpose(int rows, int columns, long from, int ldFrom) {
    long to = room((long) rows * columns);
    TransposedCopy.copy(rows, columns, from, ldFrom, to, rows);
    return to;
  }

  private long room(long elements) {
    if (transposed.length() < elements) {
      transposed = Floats.allocate(elements);
    }
    return transposed.address();
  }

  /** The product as a sum of small ones; see {@link Cuts}. */
  private void parts(
      Cuts cuts,
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
    int rows = cuts.rows(m);
    int inner = cuts.inner(k, rows);
    int columns = cuts.columns(n, rows, inner);
    long aRow = Float.BYTES * (opA == CblasNoTrans ? (long) lda : 1);
    long aInner = Float.BYTES * (opA == CblasNoTrans ? 1 : (long) lda);
    long bInner = Float.BYTES * (opB == CblasNoTrans ? (long) ldb : 1);
    long bColumn = Float.BYTES * (opB == CblasNoTrans ? 1 : (long) ldb);
    for (int j = 0; j < n; j += columns) {
      for (int i = 0; i < m; i += rows) {
        for (int p = 0; p < k; p += inner) {
          call(
              opA,
              opB,
              Math.min(rows, m - i),
              Math.min(columns, n - j),
              Math.min(inner, k - p),
              a + i * aRow + p * aInner,
              lda,
              b + p * bInner + j * bColumn,
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
        aCursor.at(a),
        lda,
        bCursor.at(b),
        ldb,
        beta,
        cCursor.at(c),
        ldc);
  }

  /** A pointer that is moved instead of allocated. */
  private static final class Cursor extends FloatPointer {
    Cursor() {
      super((@Nullable Pointer) null);
    }

    Cursor at(long newAddress) {
      address = newAddress;
      return this;
    }
  }
}
