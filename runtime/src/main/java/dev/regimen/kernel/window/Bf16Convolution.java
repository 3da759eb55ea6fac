package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import java.util.Locale;

/**
 * The {@link Convolution} of bf16 numbers by the processor's own instructions: maps, weights and
 * gradients of outputs come packed, two in the place of a float (see {@link Bf16Gemm#pack}), and
 * outputs, gradients of inputs and of weights are floats.
 *
 * <p>It is oneDNN that computes it, in whatever geometry; there is no other path.
 */
public final class Bf16Convolution {
  private final Worker worker;
  private final Window window;
  private final int filters;
  private final long weights;
  private final ConvolutionPath<Floats> path;

  /**
   * A convolution for one worker.
   *
   * @param filters the channels of the output
   * @param groups divides the channels and the filters; 1 for an ordinary convolution
   * @throws IllegalStateException if this machine has none; see {@link Bf16Support}
   */
  public Bf16Convolution(Worker worker, Window window, int filters, int groups) {
    this.worker = worker;
    this.window = window;
    this.filters = filters;
    this.weights = (long) filters * window.taps() * (window.channels() / groups);
    this.path =
        window.pointwise() && groups == 1
            ? new Bf16Places(window, filters)
            : OneDnnConvolution.ofBf16(
                Bf16Gemm.library(), window, filters, groups, worker.workspace());
  }

  /** Computes {@code y}. */
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    check(from, to, "x", 2 * x.length(), window.inputSize());
    check(from, to, "y", y.length(), outputSize());
    checkWeights(2 * weight.length());
    long start = worker.startProduct();
    path.forward(from, to, x, weight, y);
    worker.endProduct(start, multiplyAdds(from, to));
  }

  /** Sets {@code dx} to the gradient in the input. */
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    check(from, to, "dy", 2 * dy.length(), outputSize());
    check(from, to, "dx", dx.length(), window.inputSize());
    checkWeights(2 * weight.length());
    long start = worker.startProduct();
    path.inputGradient(from, to, dy, weight, dx);
    worker.endProduct(start, multiplyAdds(from, to));
  }

  /** Sets {@code dWeight} to the gradient in the weights, summed over these samples. */
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    check(from, to, "x", 2 * x.length(), window.inputSize());
    check(from, to, "dy", 2 * dy.length(), outputSize());
    checkWeights(dWeight.length());
    long start = worker.startProduct();
    path.weightGradient(from, to, x, dy, dWeight);
    worker.endProduct(start, multiplyAdds(from, to));
  }

  /** Both gradients. */
  public void gradients(
      int from, int to, Floats x, Floats weight, Floats dy, Floats dx, Floats dWeight) {
    weightGradient(from, to, x, dy, dWeight);
    inputGradient(from, to, dy, weight, dx);
  }

  private long multiplyAdds(int from, int to) {
    return weights * window.outPlaces() * (to - from);
  }

  private int outputSize() {
    return window.outPlaces() * filters;
  }

  /** Native code does not check; so nothing wrong may reach it. */
  private static void check(int from, int to, String name, long length, int size) {
    if (from < 0 || to < from || (long) to * size > length) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "samples %d to %d of %s, %d values each, do not lie in a vector of %d",
              from,
              to,
              name,
              size,
              length));
    }
  }

  private void checkWeights(long length) {
    if (length < weights) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "a convolution of %d weights was given %d", weights, length));
    }
  }
}
