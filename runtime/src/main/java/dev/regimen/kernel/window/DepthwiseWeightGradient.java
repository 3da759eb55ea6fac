package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import java.util.Arrays;

/**
 * The gradient in the weights of a convolution of every channel by a filter of its own: for each
 * tap, the sum over all places of elementwise products of what the tap sees with the gradient on
 * the output.
 *
 * <p>It goes over strips of some columns of the output. A tap's sum is a tile as long as a strip's
 * row, so that loops are long whatever the number of channels; its places are added up at the end.
 * What a tap sees of a row is a tile of its own, copied once for all rows of taps: HotSpot of JDK
 * 17 vectorizes no loop that reads an array from a place other than that of the sum (5 GFLOP/s
 * where this reaches 20). Two output rows are taken at a time: with more arrays it would not,
 * either.
 *
 * <p>Sums are floats of at most {@value #TERMS} terms, or those of one sample, and are added up in
 * double.
 */
final class DepthwiseWeightGradient {
  /** What a result may differ by from that of exact sums, as a share of the largest. */
  static final double ERROR = 2e-6;

  /** Output rows that are taken at a time. */
  private static final int ROWS = 2;

  /** Floats of a tile, if a place has no more; those of 7 x 7 taps fit a second-level cache. */
  private static final int TILE = 1024;

  /** Terms of a float sum, if a sample's column has no more. */
  private static final int TERMS = 1024;

  private final Window window;
  private final int channels;
  private final int inRow;

  /** Places of a strip's row. */
  private final int places;

  private final float[] row;
  private final float[][][] inputs;
  private final int[] held;
  private final float[][] outputs;
  private final float[] nothing;
  private final float[][][] seen = new float[ROWS][][];
  private final float[][] given = new float[ROWS][];
  private final float[][] outside;
  private final float[][] sums;
  private final double[] totals;
  private final float[] gradient;

  /** Whether each of several channels has a filter of its own. */
  static boolean fits(Window window, int filters, int groups) {
    return groups > 1 && groups == window.channels() && groups == filters;
  }

  /**
   * Whether it takes less time than oneDNN 2.5.2 with AVX-512 or with AVX2, by a table that {@link
   * DepthwiseGains} gives the reasons of.
   */
  static boolean gains(Window window, int filters, int groups) {
    return fits(window, filters, groups) && DepthwiseGains.ofProcessor().gains(window);
  }

  /** The gradient for one worker, of a convolution that {@link #fits fits}. */
  DepthwiseWeightGradient(Window window) {
    this.window = window;
    channels = window.channels();
    inRow = window.width() * channels;
    int strips = Math.min(window.outWidth(), ceil(window.outWidth() * channels, TILE));
    places = ceil(window.outWidth(), strips);
    int tile = places * channels;
    row = new float[inRow];
    int tall = (ROWS - 1) * window.strideHeight();
    int rows = tall + (window.kernelHeight() - 1) * window.dilationHeight() + 1;
    inputs = new float[rows][window.kernelWidth()][tile];
    held = new int[rows];
    outputs = new float[ROWS][tile];
    nothing = new float[tile];
    outside = new float[window.kernelWidth()][];
    Arrays.fill(outside, nothing);
    sums = new float[window.taps()][tile];
    totals = new double[window.taps() * channels];
    gradient = new float[window.taps() * channels];
  }

  private static int ceil(int count, int of) {
    return (count + of - 1) / of;
  }

  /** Sets {@code dWeight}; see {@link Convolution#weightGradient}. */
  void run(int from, int to, Floats x, Floats dy, Floats dWeight) {
    Arrays.fill(totals, 0);
    int samplesOfSum = Math.max(1, TERMS / window.outHeight());
    for (int strip = 0; strip < window.outWidth(); strip += places) {
      clear();
      for (int sample = from; sample < to; sample++) {
        Arrays.fill(held, -1);
        for (int first = 0; first < window.outHeight(); first += ROWS) {
          addRows(sample, first, strip, x, dy);
        }
        if ((sample - from + 1) % samplesOfSum == 0 || sample == to - 1) {
          total();
        }
      }
    }
    for (int tap = 0; tap < window.taps(); tap++) {
      for (int c = 0; c < channels; c++) {
        gradient[c * window.taps() + tap] = (float) totals[tap * channels + c];
      }
    }
    dWeight.write(0, gradient, gradient.length);
  }

  /** What taps see of the padding stays 0 while a strip lasts. */
  private void clear() {
    for (float[][] input : inputs) {
      for (float[] tap : input) {
        Arrays.fill(tap, 0);
      }
    }
  }

  private void addRows(int sample, int first, int strip, Floats x, Floats dy) {
    int n = Math.min(places, window.outWidth() - strip) * channels;
    for (int r = 0; r < ROWS; r++) {
      given[r] = nothing;
      if (first + r < window.outHeight()) {
        long at = ((long) sample * window.outHeight() + first + r) * window.outWidth() + strip;
        dy.read(at * channels, outputs[r], n);
        given[r] = outputs[r];
      }
    }
    for (int k = 0; k < window.kernelHeight(); k++) {
      int top = first * window.strideHeight() - window.padTop() + k * window.dilationHeight();
      boolean meets = false;
      for (int r = 0; r < ROWS; r++) {
        int at = top + r * window.strideHeight();
        boolean inside = first + r < window.outHeight() && at >= 0 && at < window.height();
        seen[r] = inside ? input(sample, at, strip, x) : outside;
        meets |= inside;
      }
      for (int l = 0; meets && l < window.kernelWidth(); l++) {
        float[] sum = sums[k * window.kernelWidth() + l];
        add(n, sum, given[0], given[1], seen[0][l], seen[1][l]);
      }
    }
  }

  /** What each tap sees of a row of the map, copied if it was not yet. */
  private float[][] input(int sample, int at, int strip, Floats x) {
    int slot = at % held.length;
    if (held[slot] != at) {
      held[slot] = at;
      x.read(((long) sample * window.height() + at) * inRow, row, inRow);
      for (int l = 0; l < window.kernelWidth(); l++) {
        see(l * window.dilationWidth() - window.padLeft(), strip, inputs[slot][l]);
      }
    }
    return inputs[slot];
  }

  /** Copies what the strip's places see at a distance from where their windows begin. */
  private void see(int distance, int strip, float[] tile) {
    int stride = window.strideWidth();
    // Of the places, those with 0 <= place * stride + distance < width.
    int first = Math.max(strip, -Math.floorDiv(distance, stride));
    int end = Math.floorDiv(window.width() - 1 - distance, stride) + 1;
    end = Math.min(end, Math.min(strip + places, window.outWidth()));
    if (stride == 1 && first < end) {
      int to = (first - strip) * channels;
      System.arraycopy(row, (first + distance) * channels, tile, to, (end - first) * channels);
      return;
    }
    for (int place = first; place < end; place++) {
      int from = (place * stride + distance) * channels;
      System.arraycopy(row, from, tile, (place - strip) * channels, channels);
    }
  }

  private static void add(int n, float[] sum, float[] dy0, float[] dy1, float[] x0, float[] x1) {
    for (int i = 0; i < n; i++) {
      sum[i] += dy0[i] * x0[i] + dy1[i] * x1[i];
    }
  }

  /** Adds the places of each tap's sum to its total, and begins the sum again. */
  private void total() {
    for (int tap = 0; tap < sums.length; tap++) {
      float[] sum = sums[tap];
      for (int at = 0; at < sum.length; at += channels) {
        for (int c = 0; c < channels; c++) {
          totals[tap * channels + c] += sum[at + c];
        }
      }
      Arrays.fill(sum, 0);
    }
  }
}
