package dev.regimen.report;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;

/** A sample as a picture within a page, at most some hundred pixels wide. */
final class SamplePicture {
  private static final int MOST = 96;
  private static final int LEVELS = 255;

  private SamplePicture() {}

  /**
   * The picture.
   *
   * @param pixels rows of columns of channels
   * @param shape height, width, one channel or three
   */
  static Picture of(List<Float> pixels, int[] shape) {
    return Picture.of(image(pixels, shape));
  }

  /** Values from 0 to 1 are shown as they are; others are stretched between their ends. */
  private static BufferedImage image(List<Float> pixels, int[] shape) {
    int step = (Math.max(shape[0], shape[1]) + MOST - 1) / MOST;
    float low = Math.min(0, Collections.min(pixels));
    float high = Math.max(low + 1, Collections.max(pixels));
    int height = Math.max(1, shape[0] / step);
    int width = Math.max(1, shape[1] / step);
    int channels = shape[2];
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * step * shape[1] + x * step) * channels;
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          float value = pixels.get(at + (channels == 1 ? 0 : c));
          rgb = rgb << 8 | Math.round(LEVELS * (value - low) / (high - low));
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }
}
