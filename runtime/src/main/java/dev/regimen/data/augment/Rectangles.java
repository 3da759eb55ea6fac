package dev.regimen.data.augment;

import dev.regimen.annotation.Erasure;
import java.util.Arrays;

/** Overwrites rectangles of images. */
final class Rectangles {
  private Rectangles() {}

  /** Fills rows {@code [top, bottom)} and columns {@code [left, right)}, cut off at the borders. */
  static void fill(
      Image image, int top, int bottom, int left, int right, Erasure with, Chance chance) {
    int from = Math.max(0, left) * image.channels();
    int to = Math.min(image.width(), right) * image.channels();
    for (int y = Math.max(0, top); y < Math.min(image.height(), bottom); y++) {
      int row = y * image.width() * image.channels();
      if (with == Erasure.ZERO) {
        Arrays.fill(image.pixels(), row + from, Math.max(row + from, row + to), 0);
      } else {
        noise(image, row + from, row + to, chance);
      }
    }
  }

  private static void noise(Image image, int from, int to, Chance chance) {
    float[] x = image.pixels();
    for (int i = from; i < to; i++) {
      x[i] = (float) (image.standardized() ? chance.normal() : chance.uniform());
    }
  }
}
