package dev.regimen.data.augment;

import dev.regimen.annotation.Border;

/**
 * The image that one worker is working on: pixels row by row, channels last, with intensities in
 * [0, 1] until they are standardized. Operations change {@link #pixels()} in place, or write {@link
 * #spare()} and {@link #swap()} the two. Samples may have another size than what is shown of them:
 * they lie in {@link #raw()} until they are resampled.
 */
public final class Image {
  private final int rawHeight;
  private final int rawWidth;
  private final int shownHeight;
  private final int shownWidth;
  private final int channels;
  private final boolean resized;
  private final Resampler resampler;
  private final PolicyOperation.Bench bench;
  private final float[] sample;
  private int height;
  private int width;
  private float[] pixels;
  private float[] spare;
  private boolean standardized;

  /** A black image. */
  public Image(int height, int width, int channels) {
    this(height, width, height, width, channels);
  }

  /** A black image of samples that are shown at another size. */
  Image(int rawHeight, int rawWidth, int shownHeight, int shownWidth, int channels) {
    this.rawHeight = rawHeight;
    this.rawWidth = rawWidth;
    this.shownHeight = shownHeight;
    this.shownWidth = shownWidth;
    this.channels = channels;
    resized = rawHeight != shownHeight || rawWidth != shownWidth;
    sample = new float[resized ? elements(rawHeight, rawWidth, channels) : 0];
    pixels = new float[elements(shownHeight, shownWidth, channels)];
    spare = new float[pixels.length];
    resampler = new Resampler(rawHeight, rawWidth, shownHeight, shownWidth, channels);
    bench = new PolicyOperation.Bench(shownHeight, shownWidth);
    begin();
  }

  private static int elements(int height, int width, int channels) {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** What is in the image from here on is a sample as it was read. */
  void begin() {
    height = rawHeight;
    width = rawWidth;
    standardized = false;
  }

  /** Where a sample is read to: the pixels, where it is shown at its own size. */
  public float[] raw() {
    return resized ? sample : pixels;
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

  /** The pixels that are shown; another array after {@link #swap()}. */
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

  /** Makes each pixel what lies at the place of the sample that the map names. */
  public void resample(Affine map, Border border) {
    if (resized) {
      map.resize(shownHeight, shownWidth);
      resampler.resample(sample, pixels, map, border);
    } else if (!map.isIdentity()) {
      resampler.resample(pixels, spare, map, border);
      swap();
    }
    height = shownHeight;
    width = shownWidth;
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
