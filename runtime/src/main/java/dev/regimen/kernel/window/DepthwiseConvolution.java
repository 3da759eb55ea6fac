package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import java.util.Arrays;

/**
 * Convolution of every channel by a filter of its own, by loops over the channels of a place: a
 * matrix product of one column each would be a hundred times slower.
 *
 * <p>All three products are sums of elementwise products of rows: of the map, of the output and of
 * a tap's weights, of which one is the sum; that of weights is {@link DepthwiseWeightGradient}'s.
 * Rows are copied to the heap, weights are transposed to [tap, channel].
 */
final class DepthwiseConvolution implements ConvolutionPath<Floats> {
  private final Window window;
  private final Columns columns;
  private final int channels;
  private final int inRow;
  private final int outRow;
  private final float[] input;
  private final float[] output;
  private final float[] weights;
  private final float[] filters;
  private final DepthwiseWeightGradient weightGradient;

  /** The convolution; there are as many filters as channels. */
  DepthwiseConvolution(Window window) {
    this.window = window;
    this.columns = new Columns(window);
    this.channels = window.channels();
    this.inRow = window.width() * channels;
    this.outRow = window.outWidth() * channels;
    this.input = new float[inRow];
    this.output = new float[outRow];
    this.weights = new float[window.taps() * channels];
    this.filters = new float[window.taps() * channels];
    this.weightGradient = new DepthwiseWeightGradient(window);
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    readWeights(weight);
    for (int sample = from; sample < to; sample++) {
      for (int i = 0; i < window.outHeight(); i++) {
        Arrays.fill(output, 0);
        for (int k = 0; k < window.kernelHeight(); k++) {
          int row = i * window.strideHeight() - window.padTop() + k * window.dilationHeight();
          if (row >= 0 && row < window.height()) {
            x.read(inputAt(sample, row), input, inRow);
            for (int l = 0; l < window.kernelWidth(); l++) {
              forwardTap(l, (k * window.kernelWidth() + l) * channels);
            }
          }
        }
        y.write(outputAt(sample, i), output, outRow);
      }
    }
  }

  private void forwardTap(int tap, int weight) {
    for (int place = columns.first(tap); place < columns.end(tap); place++) {
      int at = columns.column(place, tap) * channels;
      add(output, place * channels, input, at, weights, weight, channels);
    }
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    readWeights(weight);
    for (int sample = from; sample < to; sample++) {
      for (int row = 0; row < window.height(); row++) {
        Arrays.fill(input, 0);
        for (int k = 0; k < window.kernelHeight(); k++) {
          int distance = row + window.padTop() - k * window.dilationHeight();
          int i = distance / window.strideHeight();
          boolean sees = distance >= 0 && distance % window.strideHeight() == 0;
          if (sees && i < window.outHeight()) {
            dy.read(outputAt(sample, i), output, outRow);
            for (int l = 0; l < window.kernelWidth(); l++) {
              backwardTap(l, (k * window.kernelWidth() + l) * channels);
            }
          }
        }
        dx.write(inputAt(sample, row), input, inRow);
      }
    }
  }

  private void backwardTap(int tap, int weight) {
    for (int place = columns.first(tap); place < columns.end(tap); place++) {
      int at = columns.column(place, tap) * channels;
      add(input, at, output, place * channels, weights, weight, channels);
    }
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    weightGradient.run(from, to, x, dy, dWeight);
  }

  private void readWeights(Floats weight) {
    weight.read(0, filters, filters.length);
    transpose(filters, channels, window.taps(), weights);
  }

  private static void transpose(float[] from, int rows, int columns, float[] to) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        to[c * rows + r] = from[r * columns + c];
      }
    }
  }

  private static void add(
      float[] sum, int sumAt, float[] a, int aAt, float[] b, int bAt, int count) {
    for (int i = 0; i < count; i++) {
      sum[sumAt + i] += a[aAt + i] * b[bAt + i];
    }
  }

  private long inputAt(int sample, int row) {
    return ((long) sample * window.height() + row) * inRow;
  }

  private long outputAt(int sample, int row) {
    return ((long) sample * window.outHeight() + row) * outRow;
  }
}
