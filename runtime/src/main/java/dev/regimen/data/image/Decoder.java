package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.image.JpegPixels.Cleaned;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes with the JDK's readers, and takes for damage what they repair in silence: a truncated
 * JPEG is grey from where it ends.
 */
final class Decoder {
  /** What a decoder remarks on that changes no pixel. */
  private static final List<String> HARMLESS =
      List.of("icc", "color profile", "thumbnail", "extraneous bytes");

  private Decoder() {}

  /**
   * The image, of which only every {@code period}-th row and column is kept.
   *
   * @throws DataException if it cannot be decoded, or only in part
   */
  static BufferedImage decode(String source, byte[] bytes, ImageHeader header, int period) {
    ImageReader reader = reader(header.format());
    List<String> warnings = new ArrayList<>();
    Cleaned pixels =
        switch (header.format()) {
          case JPEG -> JpegPixels.of(bytes);
          case PNG -> new Cleaned(PngPixels.of(bytes), -1);
        };
    try (ImageInputStream in = new ByteImageStream(pixels.file())) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
      if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
        throw DataException.of(source, "the file is damaged: it claims two sizes");
      }
      ImageReadParam how = reader.getDefaultReadParam();
      // The pixel kept is the middle one of those that it stands for.
      how.setSourceSubsampling(period, period, (period - 1) / 2, (period - 1) / 2);
      if (header.inks()) {
        Raster stored = reader.readRaster(0, how);
        requireWhole(source, warnings);
        return Inks.colours(stored, pixels.transform());
      }
      if (header.format() == ImageFormat.JPEG) {
        // With its channels named, the JDK's reader leaves them as they are: no colour profile.
        int[] channels = IntStream.range(0, header.channels()).toArray();
        how.setSourceBands(channels);
        how.setDestinationBands(channels);
      }
      BufferedImage image = reader.read(0, how);
      requireWhole(source, warnings);
      return image;
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // A damaged file makes the readers throw whatever their arrays and colours throw.
      throw DataException.of(source, "the file is damaged and cannot be decoded: " + reason(e), e);
    } finally {
      reader.dispose();
    }
  }

  /** The JDK's own: others that lie on a class path give other bits. */
  private static ImageReader reader(ImageFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
      reader.dispose();
    }
    throw new IllegalStateException("this Java has no reader for " + format);
  }

  private static void requireWhole(String source, List<String> warnings) {
    for (String warning : warnings) {
      String text = warning.toLowerCase(Locale.ROOT);
      if (HARMLESS.stream().noneMatch(text::contains)) {
        throw DataException.of(
            source, "the file is damaged and can be decoded only in part: " + warning);
      }
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
