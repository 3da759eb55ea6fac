package dev.regimen.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;

/** A sample as a picture within a page, at most some hundred pixels wide. */
final class PngImage {
  private static final int MOST = 96;
  private static final int LEVELS = 255;

  private PngImage() {}

  /**
   * The address that holds the picture itself.
   *
   * @param pixels rows of columns of channels
   * @param shape height, width, one channel or three
   */
  static String address(List<Float> pixels, int[] shape) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(pixels, shape));
  }

  /** As a file of PNG. */
  static byte[] bytes(List<Float> pixels, int[] shape) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image(pixels, shape), "png", png)) {
        throw new IOException("this Java has no writer for PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
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
