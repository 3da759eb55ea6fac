package dev.regimen.kernel;

/**
 * Matrices whose singular values are brought near 1 by a polynomial of odd powers that is applied
 * several times (Jordan et al. 2024). All workers call an instance of their own together: each has
 * its rows of every product, and they meet in between.
 */
public final class NewtonSchulz {
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;
  private static final double LEAST_NORM = 1e-7;

  private final Worker worker;
  private final Gemm gemm;
  private float[] floatRow = {};
  private float[] floatOther = {};

  /** For one worker. */
  public NewtonSchulz(Worker worker) {
    this.worker = worker;
    gemm = worker.gemm();
  }

  /**
   * Replaces a matrix G [rows, columns] by {@code √max(1, rows / columns) X}: X begins as {@code G
   * / max(‖G‖, 1e-7)} and becomes {@code aX + b(XXᵀ)X + c(XXᵀ)²X} so many times. Ends with a
   * barrier.
   *
   * @param at where the matrix begins in the vector, which all workers have written
   * @param scratch as many elements as the matrix has, and behind them two squares of the lesser of
   *     its extents
   */
  public void orthogonalize(
      int steps, int rows, int columns, Floats vector, long at, Floats scratch) {
    int least = Math.min(rows, columns);
    long gram = (long) rows * columns;
    long polynomial = gram + (long) least * least;
    prepareFloat(columns);
    double norm = norm(rows, columns, vector, at);
    scale(1 / Math.max(LEAST_NORM, norm), rows, columns, vector, at, scratch, 0);
    worker.await();
    for (int step = 0; step < steps; step++) {
      // The iterates lie in turn in the scratch and in the vector.
      boolean even = step % 2 == 0;
      Floats x = even ? scratch : vector;
      long xAt = even ? 0 : at;
      gram(rows, columns, x, xAt, scratch, gram);
      worker.await();
      polynomial(least, scratch, gram, polynomial);
      worker.await();
      Floats y = even ? vector : scratch;
      apply(rows, columns, x, xAt, scratch, polynomial, y, even ? at : 0);
      worker.await();
    }
    double size = Math.sqrt(Math.max(1, (double) rows / columns));
    boolean even = steps % 2 == 0;
    scale(size, rows, columns, even ? scratch : vector, even ? 0 : at, vector, at);
    worker.await();
  }

  private double norm(int rows, int columns, Floats x, long at) {
    double squares = 0;
    for (int r = 0; r < rows; r++) {
      x.read(at + (long) r * columns, floatRow, columns);
      for (int i = 0; i < columns; i++) {
        double element = floatRow[i];
        squares += element * element;
      }
    }
    return Math.sqrt(squares);
  }

  /** This worker's rows times a number. */
  private void scale(
      double by, int rows, int columns, Floats x, long xAt, Floats into, long intoAt) {
    for (int r = worker.from(rows); r < worker.to(rows); r++) {
      x.read(xAt + (long) r * columns, floatRow, columns);
      for (int i = 0; i < columns; i++) {
        floatRow[i] *= (float) by;
      }
      into.write(intoAt + (long) r * columns, floatRow, columns);
    }
  }

  /** This worker's rows of XXᵀ, or of XᵀX where X has more rows than columns. */
  private void gram(int rows, int columns, Floats x, long xAt, Floats into, long intoAt) {
    int least = Math.min(rows, columns);
    int from = worker.from(least);
    int own = worker.to(least) - from;
    long first = intoAt + (long) from * least;
    if (rows <= columns) {
      long part = xAt + (long) from * columns;
      gemm.abT(own, least, columns, x, part, columns, x, xAt, columns, 0, into, first, least);
    } else {
      gemm.aTb(own, least, rows, x, xAt + from, columns, x, xAt, columns, 0, into, first, least);
    }
  }

  /** This worker's rows of aI + bG + cG². */
  private void polynomial(int size, Floats scratch, long gram, long into) {
    int from = worker.from(size);
    int to = worker.to(size);
    long part = gram + (long) from * size;
    long first = into + (long) from * size;
    gemm.ab(
        to - from, size, size, scratch, part, size, scratch, gram, size, 0, scratch, first, size);
    for (int r = from; r < to; r++) {
      scratch.read(gram + (long) r * size, floatRow, size);
      scratch.read(into + (long) r * size, floatOther, size);
      for (int i = 0; i < size; i++) {
        floatOther[i] = (float) (C * floatOther[i] + B * floatRow[i]);
      }
      floatOther[r] += (float) A;
      scratch.write(into + (long) r * size, floatOther, size);
    }
  }

  /** This worker's rows of PX, or of XP where X has more rows than columns. */
  private void apply(
      int rows, int columns, Floats x, long xAt, Floats p, long pAt, Floats into, long intoAt) {
    int from = worker.from(rows);
    int own = worker.to(rows) - from;
    long part = (long) from * columns;
    if (rows <= columns) {
      long pPart = pAt + (long) from * rows;
      gemm.ab(own, columns, rows, p, pPart, rows, x, xAt, columns, 0, into, intoAt + part, columns);
    } else {
      gemm.ab(
          own,
          columns,
          columns,
          x,
          xAt + part,
          columns,
          p,
          pAt,
          columns,
          0,
          into,
          intoAt + part,
          columns);
    }
  }

  private void prepareFloat(int columns) {
    if (floatRow.length < columns) {
      floatRow = new float[columns];
      floatOther = new float[columns];
    }
  }
}
