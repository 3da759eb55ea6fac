package dev.regimen.kernel;

/** Random orthonormal vectors. */
final class Orthonormal {
  private Orthonormal() {}

  /**
   * {@code count <= dimension} orthonormal vectors, by the Gram-Schmidt process on normal ones. The
   * triangular factor's diagonal is positive, which makes the result uniformly distributed
   * (Mezzadri, "How to generate random matrices from the classical compact groups", 2007).
   */
  static double[][] of(int count, int dimension, Draws draws, int stream) {
    double[][] basis = new double[count][dimension];
    for (int i = 0; i < count; i++) {
      draws.normal(stream, 0, (long) i * dimension, basis[i], dimension);
      // Twice is enough: after the second pass only rounding errors of 1e-16 remain.
      removeProjections(basis, i);
      removeProjections(basis, i);
      scale(basis[i], 1 / Math.sqrt(dot(basis[i], basis[i])));
    }
    return basis;
  }

  private static void removeProjections(double[][] basis, int index) {
    double[] vector = basis[index];
    for (int i = 0; i < index; i++) {
      double projection = dot(basis[i], vector);
      double[] unit = basis[i];
      for (int j = 0; j < vector.length; j++) {
        vector[j] -= projection * unit[j];
      }
    }
  }

  /** Four partial sums: one sum would wait for each addition. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static void scale(double[] vector, double by) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= by;
    }
  }
}
