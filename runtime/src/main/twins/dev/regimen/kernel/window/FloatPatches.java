package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;

/**
 * Lays what each place of an output row sees into a row of a matrix, so that a convolution becomes
 * a matrix product (im2col).
 *
 * <p>The source is a map [rows, {@code sourceWidth}, {@code channels}] that holds every place that
 * is seen; there is no clipping. A patch is [{@code tapRows}, {@code tapColumns}, {@code
 * channels}].
 */
final class FloatPatches {
  private final int places;
  private final int tapRows;
  private final int copies;
  private final int count;
  private final int rowStep;
  private final int placeStep;
  private final int tapRowStep;
  private final int tapStep;
  private final int origin;

  /**
   * Patches of a grid.
   *
   * @param places patches in an output row
   * @param originRow the source row of the first tap of the first patch
   * @param stepRows source rows from one output row to the next
   * @param tapStepRows source rows from one row of taps to the next
   */
  FloatPatches(
      int sourceWidth,
      int channels,
      int places,
      int tapRows,
      int tapColumns,
      int originRow,
      int originColumn,
      int stepRows,
      int stepColumns,
      int tapStepRows,
      int tapStepColumns) {
    this.places = places;
    this.tapRows = tapRows;
    // Neighbouring taps in a row of the source are one run of memory.
    boolean run = tapStepColumns == 1;
    this.copies = run ? Math.min(1, tapColumns) : tapColumns;
    this.count = run ? tapColumns * channels : channels;
    this.rowStep = stepRows * sourceWidth * channels;
    this.placeStep = stepColumns * channels;
    this.tapRowStep = tapStepRows * sourceWidth * channels;
    this.tapStep = tapStepColumns * channels;
    this.origin = (originRow * sourceWidth + originColumn) * channels;
  }

  /** The values of a patch. */
  int size() {
    return tapRows * copies * count;
  }

  /** Lays the patches of an output row at {@code at}. */
  void gather(Floats source, long sourceAt, int row, Floats into, long at) {
    long to = at;
    long first = sourceAt + origin + (long) row * rowStep;
    for (int place = 0; place < places; place++) {
      long corner = first + (long) place * placeStep;
      for (int tapRow = 0; tapRow < tapRows; tapRow++) {
        long from = corner + (long) tapRow * tapRowStep;
        for (int copy = 0; copy < copies; copy++) {
          into.copy(to, source, from + (long) copy * tapStep, count);
          to += count;
        }
      }
    }
  }
}
