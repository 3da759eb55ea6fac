package dev.regimen.kernel.window;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The geometry of a convolution or pooling: which values of a map [height, width, channels] each
 * place of the output map sees.
 *
 * <p>Output place (i, j) sees, for each tap (k, l) of the kernel, the input place {@code (i
 * strideHeight - padTop + k dilationHeight, j strideWidth - padLeft + l dilationWidth)}; places
 * outside the input count as zeros in a convolution and not at all in pooling. The output's extent
 * fixes the padding below and to the right. Read as it is written:
 *
 * <pre>Window.of(32, 32, 16).kernel(3, 3).stride(1, 1).dilation(1, 1).pad(1, 1).to(32, 32)</pre>
 *
 * <p>Left out, the kernel, the strides and the dilations are 1, the padding is 0, and the output is
 * what fits without padding below and to the right.
 */
public record Window(
    int height,
    int width,
    int channels,
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    int padTop,
    int padLeft,
    int outHeight,
    int outWidth) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if an extent, a stride or a dilation is less than 1, a padding
   *     is negative, or a map has more than 2³¹ - 1 values
   */
  public Window {
    positive("height", height);
    positive("width", width);
    positive("channels", channels);
    positive("kernel height", kernelHeight);
    positive("kernel width", kernelWidth);
    positive("stride height", strideHeight);
    positive("stride width", strideWidth);
    positive("dilation height", dilationHeight);
    positive("dilation width", dilationWidth);
    positive("output height", outHeight);
    positive("output width", outWidth);
    if (padTop < 0 || padLeft < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a window's padding cannot be negative, as %d, %d is", padTop, padLeft));
    }
    if ((long) height * width * channels > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a map of %d x %d x %d has more than 2147483647 values",
              height,
              width,
              channels));
    }
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("a window's " + what + " is at least 1, not " + value);
    }
  }

  /** A window of one place over maps of the given extent. */
  public static Window of(int height, int width, int channels) {
    return new Window(height, width, channels, 1, 1, 1, 1, 1, 1, 0, 0, height, width);
  }

  /** With a kernel of the given extent. */
  public Window kernel(int tall, int wide) {
    return fitted(tall, wide, strideHeight, strideWidth, dilationHeight, dilationWidth);
  }

  /** With the given distances between neighbouring windows. */
  public Window stride(int down, int right) {
    return fitted(kernelHeight, kernelWidth, down, right, dilationHeight, dilationWidth);
  }

  /** With the given distances between neighbouring taps of the kernel. */
  public Window dilation(int down, int right) {
    return fitted(kernelHeight, kernelWidth, strideHeight, strideWidth, down, right);
  }

  /** With rows of zeros above the map and columns of zeros to its left. */
  public Window pad(int top, int left) {
    return new Window(
        height,
        width,
        channels,
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        dilationHeight,
        dilationWidth,
        top,
        left,
        outHeight,
        outWidth);
  }

  /** With an output map of the given extent; comes last. */
  public Window to(int tall, int wide) {
    return new Window(
        height,
        width,
        channels,
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        dilationHeight,
        dilationWidth,
        padTop,
        padLeft,
        tall,
        wide);
  }

  private Window fitted(int kernelH, int kernelW, int strideH, int strideW, int dilH, int dilW) {
    return new Window(
        height,
        width,
        channels,
        kernelH,
        kernelW,
        strideH,
        strideW,
        dilH,
        dilW,
        padTop,
        padLeft,
        fit(height, kernelH, strideH, dilH),
        fit(width, kernelW, strideW, dilW));
  }

  /** Windows that fit without padding; at least 1, so that the padding may still come. */
  private static int fit(int extent, int kernel, int stride, int dilation) {
    if (kernel < 1 || stride < 1 || dilation < 1) {
      return 1;
    }
    return Math.max(0, extent - 1 - (kernel - 1) * dilation) / stride + 1;
  }

  /** The values of one input map. */
  public int inputSize() {
    return height * width * channels;
  }

  /** The places of one output map. */
  public int outPlaces() {
    return outHeight * outWidth;
  }

  /** The taps of the kernel. */
  public int taps() {
    return kernelHeight * kernelWidth;
  }

  /** Whether each output place sees just the input place of the same position. */
  boolean pointwise() {
    return taps() == 1
        && strideHeight == 1
        && strideWidth == 1
        && padTop == 0
        && padLeft == 0
        && outHeight == height
        && outWidth == width;
  }

  /** Whether some tap of an output row's windows lies in a row of the map. */
  boolean meetsRow(int outputRow) {
    for (int tap = 0; tap < kernelHeight; tap++) {
      int row = outputRow * strideHeight - padTop + tap * dilationHeight;
      if (row >= 0 && row < height) {
        return true;
      }
    }
    return false;
  }

  /** The extent that the taps of all windows span. */
  int spanHeight() {
    return (outHeight - 1) * strideHeight + (kernelHeight - 1) * dilationHeight + 1;
  }

  int spanWidth() {
    return (outWidth - 1) * strideWidth + (kernelWidth - 1) * dilationWidth + 1;
  }

  /** Whether every window sees a place of the map. */
  boolean meetsMap() {
    Columns columns = new Columns(this);
    return IntStream.range(0, outHeight).allMatch(this::meetsRow)
        && IntStream.range(0, outWidth).allMatch(column -> columns.inside(column) > 0);
  }
}
