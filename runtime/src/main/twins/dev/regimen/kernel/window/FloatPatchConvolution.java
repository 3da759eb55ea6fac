package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;

/**
 * Convolution by patches and matrix products: {@code y = patches(x) weightᵀ} and {@code dWeight =
 * dyᵀ patches(x)}, in chunks of output rows whose patches stay in the L2 cache. Where a window is a
 * single place the map itself is the matrix and nothing is copied.
 */
final class FloatPatchConvolution implements ConvolutionPath<Floats> {
  /** Values of the patches of a chunk: a quarter of the L2 caches of today. */
  static final int CHUNK = 1 << 16;

  private final Gemm gemm;
  private final Window window;
  private final int groups;
  private final int channels;
  private final int filters;
  private final int size;
  private final int rowsOfChunk;
  private final boolean inPlace;
  private final FloatPadded padded;
  private final FloatPatches patches;
  private final Floats chunk;
  private final FloatTransposedConvolution transposed;

  FloatPatchConvolution(Gemm gemm, Window window, int filters, int groups) {
    this.gemm = gemm;
    this.window = window;
    this.groups = groups;
    this.channels = window.channels() / groups;
    this.filters = filters / groups;
    this.size = window.taps() * channels;
    this.inPlace = groups == 1 && seesNoBorder(window);
    boolean copies = !window.pointwise();
    this.padded = padded(window, groups, copies && !inPlace);
    this.patches =
        new FloatPatches(
            inPlace ? window.width() : padded.wide(),
            channels,
            window.outWidth(),
            window.kernelHeight(),
            window.kernelWidth(),
            0,
            0,
            window.strideHeight(),
            window.strideWidth(),
            window.dilationHeight(),
            window.dilationWidth());
    int row = groups * window.outWidth() * size;
    this.rowsOfChunk = Math.max(1, CHUNK / row);
    this.chunk = Floats.allocate(copies ? (long) rowsOfChunk * row : 0);
    this.transposed = new FloatTransposedConvolution(gemm, window, filters, groups);
  }

  private static boolean seesNoBorder(Window window) {
    return window.padTop() == 0
        && window.padLeft() == 0
        && window.spanHeight() <= window.height()
        && window.spanWidth() <= window.width();
  }

  private static FloatPadded padded(Window window, int groups, boolean needed) {
    return new FloatPadded(
        window.height(),
        window.width(),
        window.channels(),
        groups,
        window.padTop(),
        window.padLeft(),
        needed ? window.spanHeight() : 0,
        needed ? window.spanWidth() : 0);
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    if (window.pointwise()) {
      int places = (to - from) * window.outPlaces();
      multiply(places, x, inputAt(from), window.channels(), channels, weight, y, outputAt(from));
      return;
    }
    int end = to * window.outHeight();
    for (int row = from * window.outHeight(); row < end; row += rowsOfChunk) {
      int rows = Math.min(rowsOfChunk, end - row);
      gather(row, rows, x);
      int places = rows * window.outWidth();
      multiply(places, chunk, 0, size, places * size, weight, y, rowAt(row));
    }
  }

  /**
   * Multiplies the matrix of each group, {@code groupStep} after the last one's, by its filters.
   */
  private void multiply(
      int places, Floats a, long aAt, int lda, int groupStep, Floats weight, Floats y, long yAt) {
    int width = filters * groups;
    for (int g = 0; g < groups; g++) {
      gemm.abT(
          places,
          filters,
          size,
          a,
          aAt + (long) g * groupStep,
          lda,
          weight,
          (long) g * filters * size,
          size,
          0,
          y,
          yAt + (long) g * filters,
          width);
    }
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    if (from == to) {
      dWeight.clear(0, dWeight.length());
      return;
    }
    if (window.pointwise()) {
      int places = (to - from) * window.outPlaces();
      weigh(places, dy, outputAt(from), x, inputAt(from), window.channels(), channels, 0, dWeight);
      return;
    }
    int begin = from * window.outHeight();
    int end = to * window.outHeight();
    for (int row = begin; row < end; row += rowsOfChunk) {
      int rows = Math.min(rowsOfChunk, end - row);
      gather(row, rows, x);
      int places = rows * window.outWidth();
      float beta = row == begin ? 0 : 1;
      weigh(places, dy, rowAt(row), chunk, 0, size, places * size, beta, dWeight);
    }
  }

  private void weigh(
      int places,
      Floats dy,
      long dyAt,
      Floats b,
      long bAt,
      int ldb,
      int groupStep,
      float beta,
      Floats dWeight) {
    int width = filters * groups;
    for (int g = 0; g < groups; g++) {
      gemm.aTb(
          filters,
          size,
          places,
          dy,
          dyAt + (long) g * filters,
          width,
          b,
          bAt + (long) g * groupStep,
          ldb,
          beta,
          dWeight,
          (long) g * filters * size,
          size);
    }
  }

  /** Lays the patches of output rows, counted through all samples, group after group. */
  private void gather(int first, int rows, Floats x) {
    int row = window.outWidth() * size;
    int tall = window.outHeight();
    for (int r = 0; r < rows; r++) {
      int sample = (first + r) / tall;
      int inSample = (first + r) % tall;
      if (inPlace) {
        patches.gather(x, inputAt(sample), inSample, chunk, (long) r * row);
        continue;
      }
      if (r == 0 || inSample == 0) {
        padded.take(x, inputAt(sample));
      }
      for (int g = 0; g < groups; g++) {
        long at = ((long) g * rows + r) * row;
        patches.gather(padded.values(), padded.group(g), inSample, chunk, at);
      }
    }
  }

  private long inputAt(int sample) {
    return (long) sample * window.inputSize();
  }

  private long outputAt(int sample) {
    return rowAt(sample * window.outHeight());
  }

  private long rowAt(int row) {
    return (long) row * window.outWidth() * filters * groups;
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    if (window.pointwise()) {
      int places = (to - from) * window.outPlaces();
      for (int g = 0; g < groups; g++) {
        gemm.ab(
            places,
            channels,
            filters,
            dy,
            outputAt(from) + (long) g * filters,
            filters * groups,
            weight,
            (long) g * filters * channels,
            channels,
            0,
            dx,
            inputAt(from) + (long) g * channels,
            window.channels());
      }
      return;
    }
    transposed.apply(from, to, dy, weight, dx);
  }
}
