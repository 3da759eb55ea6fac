package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matrix whose singular values are brought near 1, times √max(1, rows/columns): in an update, of
 * something like a parameter, whose first axis are rows and whose others are columns. X begins as
 * the matrix over its norm, or over 1e-7 where that is larger, and becomes aX + b(XXᵀ)X + c(XXᵀ)²X
 * so many times (Jordan et al. 2024).
 *
 * @param steps how many times
 */
public record Orthogonalize(int steps) implements Op {
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;
  private static final double LEAST_NORM = 1e-7;

  /** Columns of a matrix that has the first axis of a shape as rows. */
  public static int columns(Shape shape) {
    return Math.toIntExact(shape.elements() / shape.dim(0));
  }

  /** Elements that are computed with on the way: the matrix, and two of its Gram matrix. */
  public static long scratch(Shape shape) {
    long least = Math.min(shape.dim(0), columns(shape));
    return shape.elements() + 2 * least * least;
  }

  @Override
  public Shape type(List<Shape> args) {
    if (args.get(0).rank() < 2 || args.get(0).isBatched()) {
      throw new IllegalArgumentException(args.get(0) + " is no matrix");
    }
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("an update is not differentiated");
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    int rows = y.shape().dim(0);
    int columns = columns(y.shape());
    double[] values = args.get(0).data();
    double norm = Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    double[][] x = new double[rows][columns];
    for (int i = 0; i < values.length; i++) {
      x[i / columns][i % columns] = values[i] / Math.max(LEAST_NORM, norm);
    }
    for (int step = 0; step < steps; step++) {
      double[][] gram = product(x, transposed(x));
      double[][] p = product(gram, gram);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < rows; j++) {
          p[i][j] = C * p[i][j] + B * gram[i][j] + (i == j ? A : 0);
        }
      }
      x = product(p, x);
    }
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    for (int i = 0; i < values.length; i++) {
      double size = Math.sqrt(Math.max(1, (double) rows / columns));
      result.data()[i] = size * x[i / columns][i % columns];
    }
    return result;
  }

  private static double[][] transposed(double[][] a) {
    double[][] result = new double[a[0].length][a.length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < a.length; j++) {
        result[i][j] = a[j][i];
      }
    }
    return result;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] result = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          result[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return result;
  }

  @Override
  public String word() {
    return "orthogonalize " + steps;
  }
}
