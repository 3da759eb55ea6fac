package dev.regimen.kernel;

import static dev.regimen.kernel.Vectors.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel beside what the polynomial makes of singular values that are known. */
@Tag("training")
class NewtonSchulzTest {
  private static final int AT = 3;

  /** Columns orthonormal, by Gram and Schmidt. */
  private static double[][] orthonormal(int length, int count, Random random) {
    double[][] vectors = new double[count][];
    for (int v = 0; v < count; v++) {
      vectors[v] = random.doubles(length, -1, 1).toArray();
      for (int before = 0; before < v; before++) {
        double along = dot(vectors[v], vectors[before]);
        for (int i = 0; i < length; i++) {
          vectors[v][i] -= along * vectors[before][i];
        }
      }
      double norm = Math.sqrt(dot(vectors[v], vectors[v]));
      vectors[v] = Arrays.stream(vectors[v]).map(x -> x / norm).toArray();
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Σ s u vᵀ. */
  private static double[] matrix(double[][] u, double[] s, double[][] v) {
    int rows = u[0].length;
    int columns = v[0].length;
    double[] matrix = new double[rows * columns];
    for (int i = 0; i < matrix.length; i++) {
      for (int k = 0; k < s.length; k++) {
        matrix[i] += s[k] * u[k][i / columns] * v[k][i % columns];
      }
    }
    return matrix;
  }

  private static double polynomial(double s, int steps) {
    double x = s;
    for (int step = 0; step < steps; step++) {
      x = 3.4445 * x - 4.7750 * Math.pow(x, 3) + 2.0315 * Math.pow(x, 5);
    }
    return x;
  }

  @Test
  void singularValuesAreThePolynomials() {
    for (int workers = 1; workers <= 3; workers++) {
      check(4, 9, 5, workers);
      check(9, 4, 5, workers);
      check(7, 7, 4, workers);
      check(1, 5, 1, workers);
    }
  }

  private static void check(int rows, int columns, int steps, int workers) {
    Random random = new Random(rows);
    int rank = Math.min(rows, columns);
    double[][] u = orthonormal(rows, rank, random);
    double[][] v = orthonormal(columns, rank, random);
    double[] s = random.doubles(rank, 0.5, 3).toArray();
    double norm = Math.sqrt(dot(s, s));
    double size = Math.sqrt(Math.max(1, (double) rows / columns));
    double[] made = Arrays.stream(s).map(x -> size * polynomial(x / norm, steps)).toArray();
    Doubles doubles = Doubles.allocate(rows * columns + AT);
    Floats floats = Floats.allocate(rows * columns + AT);
    double[] begin = matrix(u, s, v);
    for (int i = 0; i < begin.length; i++) {
      doubles.set(AT + i, begin[i]);
      floats.set(AT + i, begin[i]);
    }
    Doubles scratch = Doubles.allocate(rows * columns + 2L * rank * rank);
    Floats floatScratch = Floats.allocate(rows * columns + 2L * rank * rank);
    try (ThreadPool pool = ThreadPool.of(workers)) {
      pool.run(
          worker -> {
            NewtonSchulz kernel = new NewtonSchulz(worker);
            kernel.orthogonalize(steps, rows, columns, doubles, AT, scratch);
            kernel.orthogonalize(steps, rows, columns, floats, AT, floatScratch);
          });
    }
    double[] expected = matrix(u, made, v);
    assertClose("doubles", expected, doubles.slice(AT, rows * columns), 1e-12);
    assertClose("floats", expected, floats.slice(AT, rows * columns), 1e-4);
    assertEquals(0, doubles.get(AT - 1), 0);
  }

  /** Five steps bring all but small singular values near 1, as the source says. */
  @Test
  void fiveStepsAreEnough() {
    for (double s = 0.01; s <= 1; s += 0.01) {
      assertTrue(Math.abs(polynomial(s, 5) - 1) < 0.4, s + " becomes " + polynomial(s, 5));
    }
  }

  @Test
  void nothingStaysNothing() {
    Doubles zero = Doubles.allocate(12);
    try (ThreadPool pool = ThreadPool.of(2)) {
      Doubles scratch = Doubles.allocate(30);
      pool.run(worker -> new NewtonSchulz(worker).orthogonalize(5, 3, 4, zero, 0, scratch));
    }
    assertClose("zero", new double[12], zero, 0);
  }
}
