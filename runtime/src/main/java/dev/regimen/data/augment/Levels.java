package dev.regimen.data.augment;

import java.util.Arrays;

/**
 * Remaps intensities in [0, 1]: automatic contrast, equalization, posterization, solarization. One
 * instance a worker: it holds a histogram.
 */
final class Levels {
  private static final int BINS = 256;
  private static final int LAST = BINS - 1;

  private final int[] counts = new int[BINS];
  private final float[] table = new float[BINS];

  /** Stretches each channel to [0, 1], where it is not constant. */
  static void autoContrast(Image image) {
    float[] x = image.pixels();
    int channels = image.channels();
    for (int k = 0; k < channels; k++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = k; i < x.length; i += channels) {
        low = Math.min(low, x[i]);
        high = Math.max(high, x[i]);
      }
      if (high > low) {
        float scale = 1 / (high - low);
        for (int i = k; i < x.length; i += channels) {
          x[i] = (x[i] - low) * scale;
        }
      }
    }
  }

  /** Makes the 256 levels of each channel as equally frequent as whole levels can be. */
  void equalize(Image image) {
    float[] x = image.pixels();
    int channels = image.channels();
    for (int k = 0; k < channels; k++) {
      Arrays.fill(counts, 0);
      for (int i = k; i < x.length; i += channels) {
        counts[bin(x[i])]++;
      }
      if (tabulate(x.length / channels)) {
        for (int i = k; i < x.length; i += channels) {
          x[i] = table[bin(x[i])];
        }
      }
    }
  }

  /** The cumulative histogram as levels; false where there are too few for a change. */
  private boolean tabulate(int pixels) {
    int highest = LAST;
    while (counts[highest] == 0) {
      highest--;
    }
    int step = (pixels - counts[highest]) / LAST;
    int below = step / 2;
    for (int bin = 0; bin < BINS && step > 0; bin++) {
      table[bin] = Math.min(LAST, below / step) / (float) LAST;
      below += counts[bin];
    }
    return step > 0;
  }

  private static int bin(float intensity) {
    return (int) (intensity * LAST + 0.5f);
  }

  /** Keeps the upper bits of each level of 8; 8 keep all, also what lies between levels. */
  static void posterize(Image image, int bits) {
    if (bits >= Byte.SIZE) {
      return;
    }
    int mask = LAST << Byte.SIZE - bits & LAST;
    float[] x = image.pixels();
    for (int i = 0; i < x.length; i++) {
      x[i] = (bin(x[i]) & mask) / (float) LAST;
    }
  }

  /** Inverts what lies above the threshold. */
  static void solarize(Image image, float threshold) {
    float[] x = image.pixels();
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] > threshold ? 1 - x[i] : x[i];
    }
  }

  /** 1 − x. */
  static void invert(Image image) {
    float[] x = image.pixels();
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 - x[i];
    }
  }
}
