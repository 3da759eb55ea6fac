package dev.regimen.kernel;

/**
 * Convolution by patches and matrix products: {@code y = patches(x) weightᵀ} and {@code dWeight =
 * dyᵀ patches(x)}, in chunks of output rows whose patches stay in the L2 cache. Where a window is a
 * single place the map itself is the matrix and nothing is copied.
 */
final class PatchConvolution<V extends Reals> implements ConvolutionPath<V> {
  /** Values of the patches of a chunk: a quarter of the L2 caches of today. */
  static final int CHUNK = 1 << 16;

  private final Precision<V> precision;
  private final Gemm gemm;
  private final Window window;
  private final int groups;
  private final int channels;
  private final int filters;
  private final int size;
  private final int rowsOfChunk;
  private final boolean inPlace;
  private final Padded<V> padded;
  private final Patches<V> patches;
  private final V chunk;
  private final TransposedConvolution<V> transposed;

  PatchConvolution(Precision<V> precision, Gemm gemm, Window window, int filters, int groups) {
    this.precision = precision;
    this.gemm = gemm;
    this.window = window;
    this.groups = groups;
    this.channels = window.channels() / groups;
    this.filters = filters / groups;
    this.size = window.taps() * channels;
    this.inPlace = groups == 1 && seesNoBorder(window);
    boolean copies = !window.pointwise();
    this.padded = padded(precision, window, groups, copies && !inPlace);
    this.patches =
        new Patches<>(
            precision,
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
    this.chunk = precision.allocate(copies ? (long) rowsOfChunk * row : 0);
    this.transposed = new TransposedConvolution<>(precision, gemm, window, filters, groups);
  }

  private static boolean seesNoBorder(Window window) {
    return window.padTop() == 0
        && window.padLeft() == 0
        && window.spanHeight() <= window.height()
        && window.spanWidth() <= window.width();
  }

  private static <V extends Reals> Padded<V> padded(
      Precision<V> precision, Window window, int groups, boolean needed) {
    return new Padded<>(
        precision,
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
  public void forward(int from, int to, V x, V weight, V y) {
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
      int places, V a, long aAt, int lda, int groupStep, V weight, V y, long yAt) {
    int width = filters * groups;
    for (int g = 0; g < groups; g++) {
      precision.abT(
          gemm,
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
  public void weightGradient(int from, int to, V x, V dy, V dWeight) {
    if (from == to) {
      precision.clear(dWeight);
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
      int beta = row == begin ? 0 : 1;
      weigh(places, dy, rowAt(row), chunk, 0, size, places * size, beta, dWeight);
    }
  }

  private void weigh(
      int places, V dy, long dyAt, V b, long bAt, int ldb, int groupStep, int beta, V dWeight) {
    int width = filters * groups;
    for (int g = 0; g < groups; g++) {
      precision.aTb(
          gemm,
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
  private void gather(int first, int rows, V x) {
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
  public void inputGradient(int from, int to, V dy, V weight, V dx) {
    if (window.pointwise()) {
      int places = (to - from) * window.outPlaces();
      for (int g = 0; g < groups; g++) {
        precision.ab(
            gemm,
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
