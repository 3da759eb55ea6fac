package dev.regimen.kernel;

import java.util.Locale;

/**
 * What moves values between feature maps: enlarging by repetition, the sums that are its gradient,
 * and columns of wider rows. An instance belongs to one worker; it keeps its tiles.
 */
public final class Maps {
  private float[] floatSum = {};
  private float[] floatRow = {};

  /**
   * Nearest-neighbour enlargement of samples {@code [from, to)}: {@code y[n, i, j, c] = x[n, i /
   * factor, j / factor, c]}.
   *
   * @param height rows of x, whose samples are [height, width, channels]
   * @param factor at least 1
   */
  public void upsample(
      int from, int to, int height, int width, int channels, int factor, Floats x, Floats y) {
    check(from, to, height, width, channels, factor, x, y);
    int wide = width * factor * channels;
    for (long row = (long) from * height; row < (long) to * height; row++) {
      long top = row * factor * wide;
      long at = top;
      for (int column = 0; column < width; column++) {
        long source = (row * width + column) * channels;
        for (int copy = 0; copy < factor; copy++) {
          y.copy(at, x, source, channels);
          at += channels;
        }
      }
      for (int copy = 1; copy < factor; copy++) {
        y.copy(top + (long) copy * wide, y, top, wide);
      }
    }
  }

  /**
   * The gradient of {@link #upsample}: {@code dx[n, i, j, c]} is the sum of {@code dy} over the
   * factor² places that repeat it.
   *
   * @param height rows of dx
   */
  public void downsum(
      int from, int to, int height, int width, int channels, int factor, Floats dy, Floats dx) {
    check(from, to, height, width, channels, factor, dx, dy);
    int wide = width * factor * channels;
    if (floatSum.length < wide) {
      floatSum = new float[wide];
      floatRow = new float[wide];
    }
    for (long row = (long) from * height; row < (long) to * height; row++) {
      dy.read(row * factor * wide, floatSum, wide);
      for (int copy = 1; copy < factor; copy++) {
        dy.read((row * factor + copy) * wide, floatRow, wide);
        add(floatRow, floatSum, wide);
      }
      sumColumns(width, channels, factor, floatSum, floatRow);
      dx.write(row * width * channels, floatRow, width * channels);
    }
  }

  private static void sumColumns(
      int width, int channels, int factor, float[] wide, float[] narrow) {
    for (int column = 0; column < width; column++) {
      int to = column * channels;
      int from = to * factor;
      System.arraycopy(wide, from, narrow, to, channels);
      for (int copy = 1; copy < factor; copy++) {
        from += channels;
        for (int c = 0; c < channels; c++) {
          narrow[to + c] += wide[from + c];
        }
      }
    }
  }

  private static void add(float[] row, float[] sum, int width) {
    for (int i = 0; i < width; i++) {
      sum[i] += row[i];
    }
  }

  /**
   * Copies {@code count} columns of rows {@code [firstRow, endRow)} from one row-major matrix into
   * another, the others of which stay: concatenation and slicing.
   *
   * @param fromWidth the columns of {@code from}
   * @param intoWidth the columns of {@code into}
   */
  public void copyColumns(
      long firstRow,
      long endRow,
      Floats from,
      int fromWidth,
      int fromColumn,
      Floats into,
      int intoWidth,
      int intoColumn,
      int count) {
    inside(fromWidth, fromColumn, count);
    inside(intoWidth, intoColumn, count);
    for (long row = firstRow; row < endRow; row++) {
      into.copy(row * intoWidth + intoColumn, from, row * fromWidth + fromColumn, count);
    }
  }

  private static void inside(int width, int column, int count) {
    if (column < 0 || count < 0 || column > width - count) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "columns %d to %d of %d", column, column + count, width));
    }
  }

  private static void check(
      int from, int to, int height, int width, int channels, int factor, Reals small, Reals large) {
    long size = (long) height * width * channels;
    boolean wrong = from < 0 || to < from || factor < 1 || to * size > small.length();
    if (wrong || to * size * factor * factor > large.length()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "samples %d to %d of %d x %d x %d, enlarged by %d, do not lie in"
                  + " vectors of %d and %d",
              from,
              to,
              height,
              width,
              channels,
              factor,
              small.length(),
              large.length()));
    }
  }
}
