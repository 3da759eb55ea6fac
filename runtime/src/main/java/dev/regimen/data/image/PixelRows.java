package dev.regimen.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a decoded image as grey or colour in {@code [0, 255]}, whatever the image holds: 1 to
 * 16 bits, a palette, transparency.
 *
 * <p>Samples are taken as they are stored. {@code BufferedImage.getRGB} would convert them from the
 * linear grey that Java takes grey files for, and make every grey brighter than it is in the file.
 */
final class PixelRows {
  /** Luma of ITU-R BT.601, the grey of a colour that image libraries agree on. */
  private static final float RED = 0.299f;

  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;
  private static final float OPAQUE = 255;

  private final Raster raster;
  private final @Nullable IndexColorModel palette;
  private final int transparentIndex;
  private final int channels;
  private final float[] background;
  private final boolean transparent;
  private final int colours;
  private final float scale;
  private final int[] samples;

  /**
   * The rows of an image with {@code channels} (1 or 3), laid over a background of three; {@code
   * transparentIndex} is an index of its palette that is transparent besides, -1 for none.
   */
  PixelRows(BufferedImage image, int channels, byte[] background, int transparentIndex) {
    ColorModel model = image.getColorModel();
    this.raster = image.getRaster();
    this.palette = model instanceof IndexColorModel index ? index : null;
    this.transparentIndex = transparentIndex;
    this.channels = channels;
    this.background = new float[3];
    for (int c = 0; c < 3; c++) {
      this.background[c] = background[c] & 0xff;
    }
    this.transparent = model.hasAlpha();
    this.colours = palette != null ? 3 : raster.getNumBands() - (transparent ? 1 : 0);
    this.scale = OPAQUE / ((1 << raster.getSampleModel().getSampleSize(0)) - 1);
    this.samples = new int[raster.getWidth() * raster.getNumBands()];
  }

  /** The grey of a colour. */
  static float luma(float red, float green, float blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }

  int height() {
    return raster.getHeight();
  }

  int width() {
    return raster.getWidth();
  }

  int channels() {
    return channels;
  }

  /** Writes row {@code y}, its pixels with their channels, to {@code into}. */
  void read(int y, float[] into) {
    raster.getPixels(0, y, width(), 1, samples);
    if (palette == null && !transparent && colours == channels) {
      for (int i = 0; i < into.length; i++) {
        into[i] = samples[i] * scale;
      }
      return;
    }
    float[] colour = new float[3];
    for (int x = 0; x < width(); x++) {
      colour(x, colour);
      if (channels == 1) {
        into[x] = luma(colour[0], colour[1], colour[2]);
      } else {
        System.arraycopy(colour, 0, into, x * 3, 3);
      }
    }
  }

  /** The colour of one pixel of {@code samples}, over the background. */
  private void colour(int x, float[] colour) {
    float opacity = OPAQUE;
    if (palette != null) {
      int index = samples[x];
      colour[0] = palette.getRed(index);
      colour[1] = palette.getGreen(index);
      colour[2] = palette.getBlue(index);
      opacity = index == transparentIndex ? 0 : palette.getAlpha(index);
    } else {
      int at = x * raster.getNumBands();
      for (int c = 0; c < 3; c++) {
        colour[c] = samples[colours == 3 ? at + c : at] * scale;
      }
      if (transparent) {
        opacity = samples[at + colours] * scale;
      }
    }
    if (opacity < OPAQUE) {
      float share = opacity / OPAQUE;
      for (int c = 0; c < 3; c++) {
        colour[c] = share * colour[c] + (1 - share) * background[c];
      }
    }
  }
}
