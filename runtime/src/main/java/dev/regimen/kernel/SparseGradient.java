package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The gradient of a table as if it had all of its rows: those that the last batch looked up, and
 * zeros. For tests and reports; it cannot be written.
 */
public final class SparseGradient implements Reals {
  private final long length;
  private final Reals rows;
  private @Nullable TouchedRows touched;

  /**
   * Zeros, until a batch is gone through.
   *
   * @param length elements of the table
   * @param rows the gradients of the rows that are looked up, one behind the other
   */
  public SparseGradient(long length, Reals rows) {
    this.length = length;
    this.rows = rows;
  }

  /** Which rows a batch has looked up; those that any worker found are the same. */
  synchronized void show(TouchedRows found) {
    touched = found;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public synchronized double get(long index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException(index);
    }
    if (touched == null) {
      return 0;
    }
    int width = touched.width();
    int row = touched.place((int) (index / width));
    return row < 0 ? 0 : rows.get((long) row * width + index % width);
  }

  @Override
  public void set(long index, double value) {
    throw new UnsupportedOperationException("a sparse gradient is only read");
  }
}
