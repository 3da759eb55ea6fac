package dev.regimen.kernel;

/**
 * The few operations on whole blocks of memory by which one text of an algorithm serves both
 * precisions.
 *
 * @param <V> the vector
 */
interface Precision<V extends Reals> {
  /** 32 bits. */
  Precision<Floats> SINGLE = new Single();

  /** 64 bits. */
  Precision<Doubles> DOUBLE = new Double();

  /** A vector of zeros. */
  V allocate(long length);

  /** Copies {@code count} elements of {@code from} at {@code fromAt} into {@code into}. */
  void copy(V into, long at, V from, long fromAt, int count);

  /** Sets every element to 0. */
  void clear(V vector);

  /** As {@link Gemm}. */
  void ab(
      Gemm gemm,
      int m,
      int n,
      int k,
      V a,
      long aAt,
      int lda,
      V b,
      long bAt,
      int ldb,
      int beta,
      V c,
      long cAt,
      int ldc);

  /** As {@link Gemm}. */
  void abT(
      Gemm gemm,
      int m,
      int n,
      int k,
      V a,
      long aAt,
      int lda,
      V b,
      long bAt,
      int ldb,
      int beta,
      V c,
      long cAt,
      int ldc);

  /** As {@link Gemm}. */
  void aTb(
      Gemm gemm,
      int m,
      int n,
      int k,
      V a,
      long aAt,
      int lda,
      V b,
      long bAt,
      int ldb,
      int beta,
      V c,
      long cAt,
      int ldc);

  /** {@link #SINGLE}. */
  final class Single implements Precision<Floats> {
    private final float[] zeros = new float[1024];

    @Override
    public Floats allocate(long length) {
      return Floats.allocate(length);
    }

    @Override
    public void copy(Floats into, long at, Floats from, long fromAt, int count) {
      into.copy(at, from, fromAt, count);
    }

    @Override
    public void clear(Floats vector) {
      for (long at = 0; at < vector.length(); at += zeros.length) {
        vector.write(at, zeros, (int) Math.min(zeros.length, vector.length() - at));
      }
    }

    @Override
    public void ab(
        Gemm gemm,
        int m,
        int n,
        int k,
        Floats a,
        long aAt,
        int lda,
        Floats b,
        long bAt,
        int ldb,
        int beta,
        Floats c,
        long cAt,
        int ldc) {
      gemm.ab(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }

    @Override
    public void abT(
        Gemm gemm,
        int m,
        int n,
        int k,
        Floats a,
        long aAt,
        int lda,
        Floats b,
        long bAt,
        int ldb,
        int beta,
        Floats c,
        long cAt,
        int ldc) {
      gemm.abT(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }

    @Override
    public void aTb(
        Gemm gemm,
        int m,
        int n,
        int k,
        Floats a,
        long aAt,
        int lda,
        Floats b,
        long bAt,
        int ldb,
        int beta,
        Floats c,
        long cAt,
        int ldc) {
      gemm.aTb(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }
  }

  /** {@link #DOUBLE}. */
  final class Double implements Precision<Doubles> {
    private final double[] zeros = new double[1024];

    @Override
    public Doubles allocate(long length) {
      return Doubles.allocate(length);
    }

    @Override
    public void copy(Doubles into, long at, Doubles from, long fromAt, int count) {
      into.copy(at, from, fromAt, count);
    }

    @Override
    public void clear(Doubles vector) {
      for (long at = 0; at < vector.length(); at += zeros.length) {
        vector.write(at, zeros, (int) Math.min(zeros.length, vector.length() - at));
      }
    }

    @Override
    public void ab(
        Gemm gemm,
        int m,
        int n,
        int k,
        Doubles a,
        long aAt,
        int lda,
        Doubles b,
        long bAt,
        int ldb,
        int beta,
        Doubles c,
        long cAt,
        int ldc) {
      gemm.ab(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }

    @Override
    public void abT(
        Gemm gemm,
        int m,
        int n,
        int k,
        Doubles a,
        long aAt,
        int lda,
        Doubles b,
        long bAt,
        int ldb,
        int beta,
        Doubles c,
        long cAt,
        int ldc) {
      gemm.abT(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }

    @Override
    public void aTb(
        Gemm gemm,
        int m,
        int n,
        int k,
        Doubles a,
        long aAt,
        int lda,
        Doubles b,
        long bAt,
        int ldb,
        int beta,
        Doubles c,
        long cAt,
        int ldc) {
      gemm.aTb(m, n, k, a, aAt, lda, b, bAt, ldb, beta, c, cAt, ldc);
    }
  }
}
