package dev.regimen.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A picture as a file of PNG.
 *
 * @param png the file
 */
record Picture(byte[] png, int height, int width) {
  static Picture of(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", png)) {
        throw new IOException("this Java has no writer for PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(png.toByteArray(), image.getHeight(), image.getWidth());
  }

  /** The address that holds the picture itself. */
  String address() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
