package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Tiles;
import org.jspecify.annotations.Nullable;

/** What follows a convolution, in a pass of its own over the output, where no path does it. */
final class FloatEpilogue {
  private static final int TILE = 640;

  private final int filters;
  private final int places;
  private final int rows;
  private final float[] output;
  private final float[] addend;
  private final float[] scaleRow;
  private final float[] shiftRow;

  FloatEpilogue(int filters, int places) {
    this.filters = filters;
    this.places = places;
    this.rows = Math.max(1, TILE / filters);
    this.output = new float[rows * filters];
    this.addend = new float[rows * filters];
    this.scaleRow = new float[rows * filters];
    this.shiftRow = new float[rows * filters];
  }

  /**
   * Sets samples {@code [from, to)} of y to f(scale y + shift + added).
   *
   * @param addedFirst the sample that what is added begins with
   * @param first the sample that y begins with
   */
  void apply(
      int from,
      int to,
      float[] scale,
      float[] shift,
      @Nullable Floats added,
      int addedFirst,
      boolean rectifies,
      Floats y,
      int first) {
    repeat(scale, scaleRow);
    repeat(shift, shiftRow);
    long before = (long) first * places * filters;
    long beforeAdded = (long) addedFirst * places * filters;
    for (int row = from * places; row < to * places; row += rows) {
      long at = (long) row * filters;
      int count = Math.min(rows, to * places - row) * filters;
      y.read(at - before, output, count);
      scale(count);
      if (added != null) {
        added.read(at - beforeAdded, addend, count);
        add(count);
      }
      if (rectifies) {
        rectify(count);
      }
      y.write(at - before, output, count);
    }
  }

  private void repeat(float[] numbers, float[] row) {
    System.arraycopy(numbers, 0, row, 0, filters);
    Tiles.repeat(row, filters);
  }

  private void scale(int count) {
    for (int i = 0; i < count; i++) {
      output[i] = output[i] * scaleRow[i] + shiftRow[i];
    }
  }

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      output[i] += addend[i];
    }
  }

  private void rectify(int count) {
    for (int i = 0; i < count; i++) {
      output[i] = Math.max(0, output[i]);
    }
  }
}
