package dev.regimen.data.augment;

import dev.regimen.annotation.Border;

/**
 * The image that one worker is working on: pixels row by row, channels last, with intensities in
 * [0, 1] until they are standardized. Operations change {@link #pixels()} in place, or write {@link
 * #spare()} and {@link #swap()} the two.
 */
public final class Image {
  private final int height;
  private final int width;
  private final int channels;
  private final Resampler resampler;
  private final PolicyOperation.Bench bench;
  private float[] pixels;
  private float[] spare;
  private boolean standardized;

  /** A black image. */
  public Image(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.pixels = new float[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
    this.spare = new float[pixels.length];
    this.resampler = new Resampler(height, width, channels);
    this.bench = new PolicyOperation.Bench(height, width);
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Numbers a pixel. */
  public int channels() {
    return channels;
  }

  /** The pixels; another array after {@link #swap()}. */
  public float[] pixels() {
    return pixels;
  }

  /** An array as long as the pixels, with no meaningful content. */
  public float[] spare() {
    return spare;
  }

  /** Makes what was written to {@link #spare()} the pixels. */
  public void swap() {
    float[] held = pixels;
    pixels = spare;
    spare = held;
  }

  /** Replaces each pixel by what lies at the place that the map names. */
  public void resample(Affine map, Border border) {
    if (!map.isIdentity()) {
      resampler.resample(pixels, spare, map, border);
      swap();
    }
  }

  /** Cuts intensities off at 0 and 1. */
  public void clip() {
    float[] x = pixels;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.min(1f, Math.max(0f, x[i]));
    }
  }

  /** Whether features have zero mean and unit variance by now. */
  public boolean standardized() {
    return standardized;
  }

  PolicyOperation.Bench bench() {
    return bench;
  }

  void standardized(boolean now) {
    standardized = now;
  }
}
