package dev.regimen.data.augment;

/** Multiplies the differences of an image from itself smoothed. */
final class Sharpness {
  /** The smoothing kernel has this in its centre and 1 about it. */
  private static final float CENTRE = 5;

  private static final float SUM = CENTRE + 8;

  private Sharpness() {}

  /** x' = f·x + (1 − f)·smooth(x), cut off at [0, 1]; the outermost pixels stay as they are. */
  static void apply(Image image, float factor) {
    int stride = image.channels();
    int row = image.width() * stride;
    float[] x = image.pixels();
    float[] out = image.spare();
    System.arraycopy(x, 0, out, 0, x.length);
    for (int y = 1; y < image.height() - 1; y++) {
      for (int i = y * row + stride; i < (y + 1) * row - stride; i++) {
        float above = x[i - row - stride] + x[i - row] + x[i - row + stride];
        float beside = x[i - stride] + (CENTRE * x[i] + x[i + stride]);
        float below = x[i + row - stride] + x[i + row] + x[i + row + stride];
        float smooth = (above + beside + below) * (1 / SUM);
        out[i] = Math.min(1f, Math.max(0f, smooth + factor * (x[i] - smooth)));
      }
    }
    image.swap();
  }
}
