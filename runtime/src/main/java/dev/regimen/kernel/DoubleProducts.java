package dev.regimen.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Products of double matrices at addresses that have been checked, each in one call of OpenBLAS:
 * what {@link FloatProducts} gains from parts was measured for floats, in which networks train. One
 * worker's own: it holds what the calls are made with.
 */
final class DoubleProducts {
  private final Cursor aCursor = new Cursor();
  private final Cursor bCursor = new Cursor();
  private final Cursor cCursor = new Cursor();

  /** {@code c[m,n] = a[m,k] b[k,n] + beta c}. */
  void ab(int m, int n, int k, long a, int lda, long b, int ldb, double beta, long c, int ldc) {
    call(CblasNoTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
  }

  /** {@code c[m,n] = a[k,m]ᵀ b[k,n] + beta c}. */
  void aTb(int m, int n, int k, long a, int lda, long b, int ldb, double beta, long c, int ldc) {
    call(CblasTrans, CblasNoTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
  }

  /** {@code c[m,n] = a[m,k] b[n,k]ᵀ + beta c}. */
  void abT(int m, int n, int k, long a, int lda, long b, int ldb, double beta, long c, int ldc) {
    call(CblasNoTrans, CblasTrans, m, n, k, a, lda, b, ldb, beta, c, ldc);
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
      double beta,
      long c,
      int ldc) {
    cblas_dgemm(
        CblasRowMajor,
        opA,
        opB,
        m,
        n,
        k,
        1.0,
        aCursor.at(a),
        lda,
        bCursor.at(b),
        ldb,
        beta,
        cCursor.at(c),
        ldc);
  }

  /** A pointer that is moved instead of allocated. */
  private static final class Cursor extends DoublePointer {
    Cursor() {
      super((@Nullable Pointer) null);
    }

    Cursor at(long newAddress) {
      address = newAddress;
      return this;
    }
  }
}
