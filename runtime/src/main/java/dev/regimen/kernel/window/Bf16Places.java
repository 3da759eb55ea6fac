package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;

/**
 * A convolution whose windows are single places, as products of the maps as they lie. oneDNN 2.5.2
 * has code of its own for it, whose gradient in the input is wrong where filters are odd in number.
 */
final class Bf16Places implements ConvolutionPath<Floats> {
  /** Untimed: a stopwatch counts the convolution as a whole. */
  private final Bf16Gemm gemm = new Bf16Gemm(Worker.single());

  private final int places;
  private final int channels;
  private final int filters;

  Bf16Places(Window window, int filters) {
    this.places = window.outPlaces();
    this.channels = window.channels();
    this.filters = filters;
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    int rows = (to - from) * places;
    long first = (long) from * places;
    gemm.abT(
        rows,
        filters,
        channels,
        x,
        first * channels,
        channels,
        weight,
        0,
        channels,
        y,
        first * filters,
        filters);
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    int rows = (to - from) * places;
    long first = (long) from * places;
    gemm.ab(
        rows,
        channels,
        filters,
        dy,
        first * filters,
        filters,
        weight,
        0,
        channels,
        dx,
        first * channels,
        channels);
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    if (from == to) {
      dWeight.clear(0, dWeight.length());
      return;
    }
    int rows = (to - from) * places;
    long first = (long) from * places;
    gemm.aTb(
        filters,
        channels,
        rows,
        dy,
        first * filters,
        filters,
        x,
        first * channels,
        channels,
        dWeight,
        0,
        channels);
  }
}
