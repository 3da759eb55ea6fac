package dev.regimen.data;

import java.util.Arrays;

/** Shapes that samples are seen in: channels last, as many elements as there are features. */
final class Extents {
  private Extents() {}

  /** Refuses a shape with an empty side, or one of another number of elements. */
  static void requireProduct(String source, int[] shape, int features) {
    long product = 1;
    for (int side : shape) {
      if (side < 1) {
        throw DataException.of(source, "a shape has sides of at least 1, not " + side);
      }
      // Far above every number of features, and small enough never to overflow.
      product = Math.min(product * side, Integer.MAX_VALUE + 1L);
    }
    if (shape.length == 0 || product != features) {
      throw DataException.of(
          source,
          "the shape " + Arrays.toString(shape) + " does not hold " + features + " features");
    }
  }

  /**
   * From {@code [channels, height, width]} to {@code [height, width, channels]}.
   *
   * @param table whether samples are rows of a table, which have no channels
   */
  static int[] channelsLast(String source, int[] shape, boolean table) {
    if (shape.length != 3 || table) {
      throw DataException.of(
          source,
          "expected images [channels, height, width], found "
              + (table ? "rows of a table" : "samples " + Arrays.toString(shape)));
    }
    return new int[] {shape[1], shape[2], shape[0]};
  }
}
