package dev.regimen.data.augment;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix.
 *
 * @param values one for each column of the vectors
 * @param vectors orthonormal columns
 */
record Eigen(double[] values, double[][] vectors) {
  private static final int SWEEPS = 50;

  /** By rotations that make one pair of elements zero after the other (Jacobi 1846). */
  static Eigen of(double[][] symmetric) {
    int n = symmetric.length;
    double[][] matrix = new double[n][];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i] = symmetric[i].clone();
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          annihilate(matrix, vectors, p, q);
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = matrix[i][i];
    }
    return new Eigen(values, vectors);
  }

  private static void annihilate(double[][] matrix, double[][] vectors, int p, int q) {
    if (matrix[p][q] == 0) {
      return;
    }
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double sign = theta < 0 ? -1 : 1;
    double tangent = sign / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (double[] row : matrix) {
      rotate(row, p, q, cosine, sine);
    }
    for (int k = 0; k < matrix.length; k++) {
      double above = matrix[p][k];
      double below = matrix[q][k];
      matrix[p][k] = cosine * above - sine * below;
      matrix[q][k] = sine * above + cosine * below;
    }
    for (double[] row : vectors) {
      rotate(row, p, q, cosine, sine);
    }
  }

  private static void rotate(double[] row, int p, int q, double cosine, double sine) {
    double left = row[p];
    double right = row[q];
    row[p] = cosine * left - sine * right;
    row[q] = sine * left + cosine * right;
  }
}
