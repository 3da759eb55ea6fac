package dev.regimen.train.step;

import dev.regimen.kernel.Draws;
import dev.regimen.kernel.Fill;
import dev.regimen.kernel.Reals;

/**
 * Writes the values that training begins with into the flat vectors. Every call draws from a stream
 * of its own, so that the values are a function of the seed and of the order of calls.
 */
public final class Initialization {
  private final Weights weights;
  private final Draws draws;

  /** Negative, to stay clear of the streams of the steps. */
  private int stream = -1;

  public Initialization(Weights weights, long seed) {
    this.weights = weights;
    this.draws = new Draws(seed);
  }

  /** All elements equal. */
  public void constant(long offset, long length, double value) {
    Fill.constant(parameters(offset, length), value);
  }

  /** Normal with mean 0. */
  public void normal(long offset, long length, double std) {
    Fill.normal(parameters(offset, length), std, draws, stream--);
  }

  /** Uniform between {@code -bound} and {@code bound}. */
  public void uniform(long offset, long length, double bound) {
    Fill.uniform(parameters(offset, length), bound, draws, stream--);
  }

  /** {@code -size} or {@code size}, each as often. */
  public void signs(long offset, long length, double size) {
    Fill.signs(parameters(offset, length), size, draws, stream--);
  }

  /** Normal without what lies beyond two deviations, rescaled to the standard deviation stated. */
  public void truncatedNormal(long offset, long length, double std) {
    Fill.truncatedNormal(parameters(offset, length), std, draws, stream--);
  }

  /** A matrix [rows, columns] with orthonormal rows or columns, whichever are fewer, times gain. */
  public void orthogonal(long offset, int rows, int columns, double gain) {
    Reals into = parameters(offset, (long) rows * columns);
    Fill.orthogonal(into, rows, columns, gain, draws, stream--);
  }

  /**
   * The lengths of rows of a matrix that was filled before.
   *
   * @param of where the matrix begins
   */
  public void lengths(long offset, long of, int rows, int columns) {
    Fill.lengths(parameters(offset, rows), parameters(of, (long) rows * columns), columns);
  }

  /** Running statistics: 0 for means, 1 for variances. */
  public void running(long offset, long length, double value) {
    Fill.constant(Vectors.slice(weights.running(), offset, length), value);
  }

  private Reals parameters(long offset, long length) {
    return Vectors.slice(weights.parameters(), offset, length);
  }
}
