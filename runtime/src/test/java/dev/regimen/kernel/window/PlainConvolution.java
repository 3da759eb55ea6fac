package dev.regimen.kernel.window;

import java.util.SplittableRandom;

/** A convolution as its definition reads, one multiplication at a time: the tests' witness. */
public record PlainConvolution(Window window, int filters, int groups) {
  /** Geometries of all kinds: odd extents, strides, dilations, uneven borders, groups. */
  public static PlainConvolution[] cases() {
    return new PlainConvolution[] {
      of(Window.of(5, 7, 3).kernel(3, 3).pad(1, 1).to(5, 7), 4, 1),
      of(Window.of(5, 7, 3).kernel(3, 3), 4, 1),
      of(Window.of(7, 6, 2).kernel(3, 2).stride(2, 1).pad(1, 0).to(4, 5), 3, 1),
      of(Window.of(8, 8, 16).kernel(3, 3).stride(2, 2).pad(1, 1).to(4, 4), 32, 1),
      of(Window.of(8, 8, 16).kernel(3, 3).stride(2, 2).pad(0, 0).to(4, 4), 16, 1),
      of(Window.of(11, 9, 2).kernel(2, 4).stride(3, 3).pad(0, 1).to(4, 3), 5, 1),
      of(Window.of(9, 9, 3).kernel(3, 3).dilation(2, 3).pad(2, 3).to(9, 9), 2, 1),
      of(Window.of(9, 8, 2).kernel(3, 3).stride(2, 2).dilation(2, 2).pad(2, 1).to(5, 3), 3, 1),
      of(Window.of(9, 8, 2).kernel(3, 2).stride(3, 2).dilation(2, 3).pad(1, 2).to(3, 4), 3, 1),
      of(Window.of(2, 3, 2).kernel(5, 5).pad(2, 2).to(2, 3), 3, 1),
      of(Window.of(3, 3, 2).kernel(2, 2).pad(3, 3).to(8, 8), 2, 1),
      of(Window.of(6, 5, 4), 3, 1),
      of(Window.of(6, 5, 4), 6, 2),
      of(Window.of(6, 5, 4).stride(2, 2).to(3, 3), 6, 1),
      of(Window.of(6, 5, 4).kernel(3, 3).pad(1, 1).to(6, 5), 6, 2),
      of(Window.of(6, 5, 6).kernel(3, 3).stride(2, 2).pad(1, 1).to(3, 3), 9, 3),
      of(Window.of(7, 7, 5).kernel(3, 3).pad(1, 1).to(7, 7), 5, 5),
      of(Window.of(7, 6, 3).kernel(3, 3).stride(2, 2).pad(1, 1).to(4, 3), 6, 3),
      of(Window.of(9, 9, 32).kernel(7, 7).pad(3, 3).to(9, 9), 32, 32),
      of(Window.of(8, 8, 8).kernel(5, 3).dilation(1, 2).pad(2, 2).to(8, 8), 16, 8),
      of(Window.of(28, 28, 1).kernel(3, 3).pad(1, 1).to(28, 28), 32, 1),
      of(Window.of(16, 16, 32).kernel(3, 3).pad(1, 1).to(16, 16), 32, 1),
      of(Window.of(1, 1, 3).kernel(3, 3).pad(1, 1).to(1, 1), 2, 1),
    };
  }

  private static PlainConvolution of(Window window, int filters, int groups) {
    return new PlainConvolution(window, filters, groups);
  }

  public int inputSize() {
    return window.inputSize();
  }

  public int outputSize() {
    return window.outPlaces() * filters;
  }

  public int weightSize() {
    return filters * window.taps() * window.channels() / groups;
  }

  public static double[] random(int count, long seed) {
    return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
  }

  /** What one product of an input value and a weight contributes to. */
  private interface Term {
    void at(int input, int weight, int output);
  }

  private void everyTerm(int samples, Term term) {
    int channels = window.channels() / groups;
    for (int n = 0; n < samples; n++) {
      for (int i = 0; i < window.outHeight(); i++) {
        for (int j = 0; j < window.outWidth(); j++) {
          for (int k = 0; k < window.kernelHeight(); k++) {
            for (int l = 0; l < window.kernelWidth(); l++) {
              int row = i * window.strideHeight() - window.padTop() + k * window.dilationHeight();
              int column = j * window.strideWidth() - window.padLeft() + l * window.dilationWidth();
              if (row < 0 || column < 0 || row >= window.height() || column >= window.width()) {
                continue;
              }
              for (int f = 0; f < filters; f++) {
                int first = f / (filters / groups) * channels;
                int tap = (f * window.kernelHeight() + k) * window.kernelWidth() + l;
                int place = (n * window.height() + row) * window.width() + column;
                int output = ((n * window.outHeight() + i) * window.outWidth() + j) * filters + f;
                for (int c = 0; c < channels; c++) {
                  term.at(place * window.channels() + first + c, tap * channels + c, output);
                }
              }
            }
          }
        }
      }
    }
  }

  public double[] forward(int samples, double[] x, double[] weight) {
    double[] y = new double[samples * outputSize()];
    everyTerm(samples, (in, w, out) -> y[out] += x[in] * weight[w]);
    return y;
  }

  public double[] inputGradient(int samples, double[] dy, double[] weight) {
    double[] dx = new double[samples * inputSize()];
    everyTerm(samples, (in, w, out) -> dx[in] += dy[out] * weight[w]);
    return dx;
  }

  public double[] weightGradient(int samples, double[] x, double[] dy) {
    double[] dWeight = new double[weightSize()];
    everyTerm(samples, (in, w, out) -> dWeight[w] += dy[out] * x[in]);
    return dWeight;
  }
}
