package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import org.jspecify.annotations.Nullable;

/**
 * Convolution of every channel by a filter of its own: by oneDNN, but for the gradient in the
 * weights, which loops give in a part of its time.
 */
final class DepthwiseByOneDnn implements ConvolutionPath<Floats> {
  private final ConvolutionPath<Floats> oneDnn;
  private final Window window;

  /** Made when it is first asked for: a prediction never asks. */
  private @Nullable DepthwiseWeightGradient weightGradient;

  DepthwiseByOneDnn(ConvolutionPath<Floats> oneDnn, Window window) {
    this.oneDnn = oneDnn;
    this.window = window;
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    oneDnn.forward(from, to, x, weight, y);
  }

  @Override
  public boolean fused(
      int from,
      int to,
      Floats x,
      Floats weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable Floats added,
      boolean rectifies,
      @Nullable Window pool,
      Floats y) {
    return oneDnn.fused(from, to, x, weight, scale, shift, added, rectifies, pool, y);
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    oneDnn.inputGradient(from, to, dy, weight, dx);
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    DepthwiseWeightGradient known = weightGradient;
    if (known == null) {
      known = new DepthwiseWeightGradient(window);
      weightGradient = known;
    }
    known.run(from, to, x, dy, dWeight);
  }
}
