package dev.regimen.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * The colours of a JPEG of four components, cyan, magenta, yellow and black, as they come without a
 * colour profile: red is {@code (1 - cyan) (1 - black)}, and so on, as image libraries compute it.
 * What would come with a profile depends on the profiles that a machine has.
 */
final class Inks {
  private static final int FULL = 255;

  // JFIF 1.02: red and blue of luma and the differences from it; green of both.
  private static final double RED_OF_CR = 1.402;
  private static final double GREEN_OF_CB = 0.344136;
  private static final double GREEN_OF_CR = 0.714136;
  private static final double BLUE_OF_CB = 1.772;

  private static final int NEUTRAL = 128;
  private static final int BLACK = 3;

  private Inks() {}

  /**
   * An image in red, green and blue.
   *
   * @param stored the components as they are stored
   * @param transform what the marker of Adobe says: 0 for inks, 2 for luma and differences in place
   *     of the first three; -1 without a marker. With one, 255 is no ink
   */
  static BufferedImage colours(Raster stored, int transform) {
    BufferedImage image =
        new BufferedImage(stored.getWidth(), stored.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster colours = image.getRaster();
    int[] row = new int[4 * stored.getWidth()];
    int[] colour = new int[3 * stored.getWidth()];
    for (int y = 0; y < stored.getHeight(); y++) {
      stored.getPixels(stored.getMinX(), stored.getMinY() + y, stored.getWidth(), 1, row);
      for (int x = 0; x < stored.getWidth(); x++) {
        colour(row, 4 * x, transform, colour, 3 * x);
      }
      colours.setPixels(0, y, stored.getWidth(), 1, colour);
    }
    return image;
  }

  private static void colour(int[] stored, int at, int transform, int[] colour, int to) {
    if (transform == 2) {
      double cb = stored[at + 1] - NEUTRAL;
      double cr = stored[at + 2] - NEUTRAL;
      int luma = stored[at];
      stored[at] = FULL - clamped(luma + RED_OF_CR * cr);
      stored[at + 1] = FULL - clamped(luma - GREEN_OF_CB * cb - GREEN_OF_CR * cr);
      stored[at + 2] = FULL - clamped(luma + BLUE_OF_CB * cb);
    }
    int paper = transform >= 0 ? 0 : FULL;
    int white = Math.abs(paper - stored[at + BLACK]);
    for (int c = 0; c < 3; c++) {
      int left = Math.abs(paper - stored[at + c]);
      colour[to + c] = (left * white + FULL / 2) / FULL;
    }
  }

  private static int clamped(double value) {
    return (int) Math.max(0, Math.min(FULL, Math.round(value)));
  }
}
