package dev.regimen.kernel;

import java.util.Locale;

/**
 * Initial values. Each element is a function of the seed, the stream and its position; a vector of
 * floats receives the rounded values of the vector of doubles.
 */
public final class Fill {
  /** The deviation of a standard normal variable cut off at two deviations. */
  private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

  private static final double TRUNCATION = 2;
  private static final int TILE = 1024;

  private Fill() {}

  /** The Euclidean length of each row of a matrix. */
  public static void lengths(Reals into, Reals matrix, int columns) {
    for (long row = 0; row < into.length(); row++) {
      double squares = 0;
      for (int column = 0; column < columns; column++) {
        double element = matrix.get(row * columns + column);
        squares += element * element;
      }
      into.set(row, Math.sqrt(squares));
    }
  }

  /** Sets all elements to one value. */
  public static void constant(Reals into, double value) {
    for (long i = 0; i < into.length(); i++) {
      into.set(i, value);
    }
  }

  /** Normal values of mean 0 and standard deviation {@code std}. */
  public static void normal(Reals into, double std, Draws draws, int stream) {
    double[] tile = new double[TILE];
    for (long at = 0; at < into.length(); at += TILE) {
      int count = (int) Math.min(TILE, into.length() - at);
      draws.normal(stream, 0, at, tile, count);
      for (int i = 0; i < count; i++) {
        into.set(at + i, std * tile[i]);
      }
    }
  }

  /** Values spread evenly over [-bound, bound); their standard deviation is bound/√3. */
  public static void uniform(Reals into, double bound, Draws draws, int stream) {
    for (long i = 0; i < into.length(); i++) {
      into.set(i, bound * (2 * draws.uniform(stream, 0, i) - 1));
    }
  }

  /** {@code -size} or {@code size}, each with probability ½; their deviation is {@code size}. */
  public static void signs(Reals into, double size, Draws draws, int stream) {
    for (long i = 0; i < into.length(); i++) {
      into.set(i, draws.uniform(stream, 0, i) < 0.5 ? -size : size);
    }
  }

  /**
   * Normal values without tails: drawn anew while they lie beyond two deviations, then scaled so
   * that the standard deviation of what remains is {@code std}. The largest magnitude is thus 2.27
   * {@code std}. (PyTorch's {@code trunc_normal_} does not scale.)
   */
  public static void truncatedNormal(Reals into, double std, Draws draws, int stream) {
    double scale = std / TRUNCATED_DEVIATION;
    for (long i = 0; i < into.length(); i++) {
      into.set(i, scale * truncated(draws, stream, i));
    }
  }

  private static double truncated(Draws draws, int stream, long position) {
    long attempt = 0;
    double value = draws.normal(stream, attempt, position);
    while (Math.abs(value) > TRUNCATION) {
      attempt++;
      value = draws.normal(stream, attempt, position);
    }
    return value;
  }

  /**
   * A random row-major matrix {@code [rows, columns]} with orthonormal columns, or rows if there
   * are fewer of these, times {@code gain}: uniformly distributed among all such matrices (Saxe et
   * al., "Exact solutions to the nonlinear dynamics of learning", 2014).
   */
  public static void orthogonal(
      Reals into, int rows, int columns, double gain, Draws draws, int stream) {
    if ((long) rows * columns != into.length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a matrix of %d x %d does not fill a vector of %d",
              rows,
              columns,
              into.length()));
    }
    boolean tall = rows >= columns;
    double[][] basis =
        Orthonormal.of(Math.min(rows, columns), Math.max(rows, columns), draws, stream);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = tall ? basis[column][row] : basis[row][column];
        into.set((long) row * columns + column, gain * value);
      }
    }
  }
}
