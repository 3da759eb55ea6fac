package dev.regimen.kernel.window;

import dev.regimen.kernel.Elementary;
import dev.regimen.kernel.Floats;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@link Pooling} in float, an output row at a time. The loops are straight-line arithmetic over
 * tiles of a whole output row, which HotSpot vectorizes.
 */
final class FloatPooling {
  private final Window window;
  private final Columns columns;
  private final int inRow;
  private final int outRow;
  private final int[] inside;
  private final float[] band;
  private final float[] row;
  private final float[] seen;
  private final float[] change;
  private final float[] out;
  private final float[] gradient;
  private final float[] free;
  private final float[] signs;
  private final @Nullable FloatMaxOfFour maxOfFour;

  /** The first row of dx that nothing has been written to. */
  private int fresh;

  FloatPooling(Window window, Columns columns) {
    this.window = window;
    this.columns = columns;
    inRow = window.width() * window.channels();
    outRow = window.outWidth() * window.channels();
    inside = new int[window.outWidth()];
    Arrays.setAll(inside, columns::inside);
    band = new float[inRow];
    row = new float[inRow];
    seen = new float[outRow];
    change = new float[outRow];
    out = new float[outRow];
    gradient = new float[outRow];
    free = new float[outRow];
    signs = new float[Math.max(inRow, outRow)];
    maxOfFour = FloatMaxOfFour.fits(window) ? new FloatMaxOfFour(window) : null;
  }

  /** The largest, or where a slope is below 0 the smallest. */
  void max(int from, int to, Floats x, float @Nullable [] slope, Floats y) {
    max(from, to, x, 0, slope, y);
  }

  /** The same of maps that begin with the sample {@code first}. */
  void max(int from, int to, Floats x, int first, float @Nullable [] slope, Floats y) {
    boolean turned = slope != null && turns(slope);
    for (int sample = from; sample < to; sample++) {
      for (int i = 0; i < window.outHeight(); i++) {
        boolean begun = false;
        for (int k = 0; k < window.kernelHeight(); k++) {
          int inputRow = inputRow(i, k);
          if (inputRow >= 0) {
            float[] into = begun ? row : band;
            x.read(inputAt(sample - first, inputRow), into, inRow);
            if (turned) {
              multiply(signs, into, inRow);
            }
            if (begun) {
              raise(row, band, inRow);
            }
            begun = true;
          }
        }
        columns.gather(band, 0, Float.NEGATIVE_INFINITY, out);
        for (int l = 1; l < window.kernelWidth(); l++) {
          columns.gather(band, l, Float.NEGATIVE_INFINITY, seen);
          raise(seen, out, outRow);
        }
        if (turned) {
          multiply(signs, out, outRow);
        }
        y.write(outputAt(sample, i), out, outRow);
      }
    }
  }

  /** Whether there is a channel of which the smallest is asked for; fills a row of signs then. */
  private boolean turns(float[] slope) {
    boolean turned = false;
    for (int c = 0; c < window.channels(); c++) {
      turned |= slope[c] < 0;
    }
    for (int i = 0; turned && i < signs.length; i++) {
      signs[i] = slope[i % window.channels()] < 0 ? -1 : 1;
    }
    return turned;
  }

  void maxGradient(int from, int to, Floats x, Floats y, Floats dy, Floats dx) {
    if (maxOfFour != null) {
      maxOfFour.gradient(from, to, x, y, dy, dx);
      return;
    }
    for (int sample = from; sample < to; sample++) {
      fresh = 0;
      for (int i = 0; i < window.outHeight(); i++) {
        y.read(outputAt(sample, i), out, outRow);
        dy.read(outputAt(sample, i), gradient, outRow);
        Arrays.fill(free, 1);
        for (int k = 0; k < window.kernelHeight(); k++) {
          int inputRow = inputRow(i, k);
          if (inputRow >= 0) {
            x.read(inputAt(sample, inputRow), row, inRow);
            begin(sample, inputRow, dx);
            claimRow();
            dx.write(inputAt(sample, inputRow), band, inRow);
          }
        }
      }
      clear(sample, window.height(), dx);
    }
  }

  /** Adds to the row of dx what falls on the maxima that are met in it first. */
  private void claimRow() {
    for (int l = 0; l < window.kernelWidth(); l++) {
      columns.gather(row, l, Float.NEGATIVE_INFINITY, seen);
      columns.gather(band, l, 0, change);
      claim(seen, out, gradient, free, change, outRow);
      columns.scatter(change, l, band);
    }
  }

  void mean(int from, int to, Floats x, Floats y) {
    for (int sample = from; sample < to; sample++) {
      for (int i = 0; i < window.outHeight(); i++) {
        Arrays.fill(band, 0);
        int rows = 0;
        for (int k = 0; k < window.kernelHeight(); k++) {
          int inputRow = inputRow(i, k);
          if (inputRow >= 0) {
            x.read(inputAt(sample, inputRow), row, inRow);
            add(row, band, inRow);
            rows++;
          }
        }
        Arrays.fill(out, 0);
        for (int l = 0; l < window.kernelWidth(); l++) {
          columns.gather(band, l, 0, seen);
          add(seen, out, outRow);
        }
        shares(rows);
        multiply(free, out, outRow);
        y.write(outputAt(sample, i), out, outRow);
      }
    }
  }

  void meanGradient(int from, int to, Floats dy, Floats dx) {
    for (int sample = from; sample < to; sample++) {
      fresh = 0;
      for (int i = 0; i < window.outHeight(); i++) {
        dy.read(outputAt(sample, i), gradient, outRow);
        int rows = 0;
        for (int k = 0; k < window.kernelHeight(); k++) {
          rows += inputRow(i, k) >= 0 ? 1 : 0;
        }
        shares(rows);
        multiply(free, gradient, outRow);
        Arrays.fill(row, 0);
        for (int l = 0; l < window.kernelWidth(); l++) {
          columns.gather(row, l, 0, change);
          add(gradient, change, outRow);
          columns.scatter(change, l, row);
        }
        for (int k = 0; k < window.kernelHeight(); k++) {
          int inputRow = inputRow(i, k);
          if (inputRow >= 0) {
            begin(sample, inputRow, dx);
            add(row, band, inRow);
            dx.write(inputAt(sample, inputRow), band, inRow);
          }
        }
      }
      clear(sample, window.height(), dx);
    }
  }

  /** Fills {@code free} with one over the places that each window of the output row has inside. */
  private void shares(int rows) {
    int channels = window.channels();
    for (int j = 0; j < inside.length; j++) {
      Arrays.fill(free, j * channels, (j + 1) * channels, 1f / (rows * inside[j]));
    }
  }

  /** Brings a row of dx into {@code band}: zeros if it is met for the first time. */
  private void begin(int sample, int inputRow, Floats dx) {
    if (inputRow < fresh) {
      dx.read(inputAt(sample, inputRow), band, inRow);
      return;
    }
    clear(sample, inputRow, dx);
    Arrays.fill(band, 0);
    fresh = inputRow + 1;
  }

  /** Writes zeros to the rows before {@code end} that no window has met. */
  private void clear(int sample, int end, Floats dx) {
    if (fresh < end) {
      Arrays.fill(band, 0);
    }
    for (; fresh < end; fresh++) {
      dx.write(inputAt(sample, fresh), band, inRow);
    }
  }

  /** The input row of a tap, or -1 outside the map. */
  private int inputRow(int outputRow, int tap) {
    int at = outputRow * window.strideHeight() - window.padTop() + tap * window.dilationHeight();
    return at < window.height() ? Math.max(-1, at) : -1;
  }

  private long inputAt(int sample, int inputRow) {
    return ((long) sample * window.height() + inputRow) * inRow;
  }

  private long outputAt(int sample, int outputRow) {
    return ((long) sample * window.outHeight() + outputRow) * outRow;
  }

  private static void raise(float[] values, float[] most, int count) {
    for (int i = 0; i < count; i++) {
      most[i] = Math.max(most[i], values[i]);
    }
  }

  private static void add(float[] values, float[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += values[i];
    }
  }

  private static void multiply(float[] factors, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factors[i];
    }
  }

  /** Gives dy to the places that equal the maximum, where no place before did. */
  private static void claim(float[] x, float[] y, float[] dy, float[] free, float[] dx, int count) {
    for (int i = 0; i < count; i++) {
      float hit = Elementary.isZero(Math.abs(y[i] - x[i])) * free[i];
      dx[i] += dy[i] * hit;
      free[i] -= hit;
    }
  }
}
