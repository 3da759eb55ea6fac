package dev.regimen.data.augment;

/**
 * Brightness, contrast, saturation and hue of images with intensities in [0, 1]; each result is cut
 * off there.
 */
final class Tones {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;
  private static final int COLORS = 3;

  private Tones() {}

  /** Multiplies all intensities. */
  static void brightness(Image image, float factor) {
    float[] x = image.pixels();
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.min(1f, Math.max(0f, factor * x[i]));
    }
  }

  /** Multiplies the differences from the mean of the grey image. */
  static void contrast(Image image, float factor) {
    float[] x = image.pixels();
    float kept = (1 - factor) * meanGrey(image);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.min(1f, Math.max(0f, factor * x[i] + kept));
    }
  }

  private static float meanGrey(Image image) {
    float[] x = image.pixels();
    double sum = 0;
    if (image.channels() != COLORS) {
      for (float value : x) {
        sum += value;
      }
      return (float) (sum / x.length);
    }
    for (int i = 0; i < x.length; i += COLORS) {
      sum += RED * x[i] + GREEN * x[i + 1] + BLUE * x[i + 2];
    }
    return (float) (sum * COLORS / x.length);
  }

  /**
   * Multiplies the differences from the grey image; does nothing unless there are three colours.
   */
  static void saturation(Image image, float factor) {
    if (image.channels() != COLORS) {
      return;
    }
    float[] x = image.pixels();
    for (int i = 0; i < x.length; i += COLORS) {
      float kept = (1 - factor) * (RED * x[i] + GREEN * x[i + 1] + BLUE * x[i + 2]);
      x[i] = Math.min(1f, Math.max(0f, factor * x[i] + kept));
      x[i + 1] = Math.min(1f, Math.max(0f, factor * x[i + 1] + kept));
      x[i + 2] = Math.min(1f, Math.max(0f, factor * x[i + 2] + kept));
    }
  }

  /**
   * Turns the hue of the HSV model; value and chroma stay, and so does what is grey.
   *
   * @param turn in full circles, from red over green to blue
   */
  static void hue(Image image, double turn) {
    float[] x = image.pixels();
    float sixths = (float) (6 * (turn - Math.floor(turn)));
    for (int i = 0; i < x.length; i += COLORS) {
      float r = x[i];
      float g = x[i + 1];
      float b = x[i + 2];
      float value = Math.max(r, Math.max(g, b));
      float chroma = value - Math.min(r, Math.min(g, b));
      if (chroma > 0) {
        float h = sixth(r, g, b, value, chroma) + sixths;
        x[i] = channel(h + 5, value, chroma);
        x[i + 1] = channel(h + 3, value, chroma);
        x[i + 2] = channel(h + 1, value, chroma);
      }
    }
  }

  /** The hue, in [0, 6). */
  private static float sixth(float r, float g, float b, float value, float chroma) {
    if (value == r) {
      float h = (g - b) / chroma;
      return h < 0 ? h + 6 : h;
    }
    return value == g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  }

  /** value − chroma·max(0, min(k, 4 − k, 1)) for k = h modulo 6, in [5, 17) here. */
  private static float channel(float h, float value, float chroma) {
    float k = h >= 12 ? h - 12 : h >= 6 ? h - 6 : h;
    return value - chroma * Math.max(0, Math.min(1, Math.min(k, 4 - k)));
  }
}
