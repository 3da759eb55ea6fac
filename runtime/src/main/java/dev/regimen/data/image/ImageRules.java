package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.text.PathText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How one file becomes one picture.
 *
 * @param height the height wanted; 0 for that of the image
 * @param width the width wanted; 0 for that of the image
 * @param channels 1 or 3; 0 for those of the image
 * @param background red, green, blue
 * @param pixelLimit the most pixels that an image may have
 */
record ImageRules(
    int height, int width, int channels, Resize resize, byte[] background, long pixelLimit) {
  /** What is decoded whole: 4096 x 4096, 48 MB in colour. */
  static final long DECODED_WHOLE = 1L << 24;

  /** A progressive JPEG's coefficients are all held at once: 6 bytes a pixel, 400 MB. */
  static final long PROGRESSIVE_LIMIT = 1L << 26;

  /** A row this long is still small. */
  static final int LONGEST_SIDE = 65_535;

  /** Files are read whole before they are decoded. */
  static final long FILE_LIMIT = 1L << 27;

  /** What is another where files become other pictures. */
  String identity() {
    return height + " " + width + " " + channels + " " + resize + " " + Arrays.toString(background);
  }

  /**
   * Reads one file.
   *
   * @throws DataException if it cannot be read, is no JPEG or PNG, is damaged, or beyond a limit
   */
  Picture read(Path file) {
    String source = PathText.of(file);
    byte[] bytes = bytes(source, file);
    ImageHeader header = ImageHeader.read(source, bytes);
    requireWithinLimits(source, header);
    boolean turned = header.orientation().transposes();
    int toHeight = height == 0 ? header.height() : turned ? width : height;
    int toWidth = width == 0 ? header.width() : turned ? height : width;
    int period = period(source, header, toHeight, toWidth);
    BufferedImage image = Decoder.decode(source, bytes, header, period);
    int kept = channels == 0 ? header.channels() : channels;
    Picture stored =
        Resampler.resample(
            new PixelRows(image, kept, background, header.transparentGrey()),
            resize.window(image.getHeight(), image.getWidth(), toHeight, toWidth));
    Picture upright = header.orientation().upright(stored);
    return height == 0 ? upright : upright.padded(height, width, background(kept));
  }

  private static byte[] bytes(String source, Path file) {
    try {
      long size = Files.size(file);
      if (size > FILE_LIMIT) {
        throw DataException.of(
            source, "the file has " + size + " bytes; at most " + FILE_LIMIT + " are read");
      }
      return whole(file);
    } catch (NoSuchFileException e) {
      throw DataException.of(source, "the file does not exist", e);
    } catch (IOException e) {
      throw DataException.of(source, "the file cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * A file's content. A thread that is told to end reads on, because what it reads for ends by
   * itself: the flag is set again.
   */
  private static byte[] whole(Path file) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Files.readAllBytes(file);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void requireWithinLimits(String source, ImageHeader header) {
    if (header.pixels() > pixelLimit) {
      throw tooLarge(
          source, header, pixelLimit + " pixels are the limit; shrink it or raise pixelLimit");
    }
    if (Math.max(header.width(), header.height()) > LONGEST_SIDE) {
      throw tooLarge(source, header, LONGEST_SIDE + " are the most of a side");
    }
    if (header.progressive() && header.pixels() > PROGRESSIVE_LIMIT) {
      throw tooLarge(
          source,
          header,
          PROGRESSIVE_LIMIT + " pixels are the most of a progressive JPEG; save it as baseline");
    }
  }

  /**
   * Large images are decoded to every n-th row and column, with the least n that leaves {@link
   * #DECODED_WHOLE} pixels, as long as that is more than is wanted.
   */
  private int period(String source, ImageHeader header, int toHeight, int toWidth) {
    int period = 1;
    while (header.pixels() > DECODED_WHOLE * period * period) {
      period++;
    }
    int left = header.height() / period;
    int across = header.width() / period;
    if (period > 1
        && !(left > 0 && across > 0 && resize.window(left, across, toHeight, toWidth).shrinks())) {
      throw tooLarge(
          source,
          header,
          "beyond " + DECODED_WHOLE + " pixels an image is only read to be shrunk; set size");
    }
    return period;
  }

  private static DataException tooLarge(String source, ImageHeader header, String limit) {
    return DataException.of(source, "the image is " + header.size() + ": " + limit);
  }

  /** The background in the channels of a picture. */
  private byte[] background(int kept) {
    if (kept == 3) {
      return background;
    }
    float grey = PixelRows.luma(background[0] & 0xff, background[1] & 0xff, background[2] & 0xff);
    return new byte[] {(byte) Math.round(grey)};
  }
}
