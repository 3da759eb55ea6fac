package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of one worker, channels last: maps [sample, height, width, channel], weights
 * [filter, kernel height, kernel width, channel of the group].
 *
 * <p>{@code y[n,i,j,f] = Σ x[n, place of (i,j) and tap (k,l), c] weight[f,k,l,c]}, a sum over the
 * taps and the channels of the filter's group; places outside the map count as 0. With {@code
 * groups} = g, the first 1/g of the filters sees the first 1/g of the channels, and so on; with as
 * many groups as channels the convolution is depthwise. It is the cross-correlation that all
 * frameworks call convolution, and has no bias.
 *
 * <p>Every method works on samples {@code [from, to)} and leaves the others alone. The inputs and
 * outputs may not share memory. Nothing is allocated after the first call in each precision.
 */
public final class Convolution {
  private final Worker worker;
  private final Window window;
  private final int filters;
  private final int groups;
  private final long weights;

  private final ConvolutionPath.Means means;

  private @Nullable ConvolutionPath<Floats> floats;

  /**
   * A convolution for one worker.
   *
   * @param filters the channels of the output
   * @param groups divides the channels and the filters; 1 for an ordinary convolution
   * @throws IllegalArgumentException if {@code groups} does not divide both
   */
  public Convolution(Worker worker, Window window, int filters, int groups) {
    if (filters < 1 || groups < 1 || window.channels() % groups != 0 || filters % groups != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d groups do not divide %d channels and %d filters",
              groups,
              window.channels(),
              filters));
    }
    this.worker = worker;
    this.means = ConvolutionPath.Means.of(worker);
    this.window = window;
    this.filters = filters;
    this.groups = groups;
    this.weights = (long) filters * window.taps() * (window.channels() / groups);
  }

  private ConvolutionPath<Floats> floats() {
    ConvolutionPath<Floats> path = floats;
    if (path == null) {
      path = ConvolutionPath.floats(means, window, filters, groups);
      floats = path;
    }
    return path;
  }

  private long multiplyAdds(int from, int to) {
    return weights * window.outPlaces() * (to - from);
  }

  /** Computes {@code y}. */
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    check(from, to, "x", x, window.inputSize(), weight);
    check(from, to, "y", y, outputSize(), weight);
    long start = worker.startProduct();
    floats().forward(from, to, x, weight, y);
    worker.endProduct(start, multiplyAdds(from, to));
  }

  /** Sets {@code dx} to the gradient in the input. */
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    check(from, to, "dy", dy, outputSize(), weight);
    check(from, to, "dx", dx, window.inputSize(), weight);
    long start = worker.startProduct();
    floats().inputGradient(from, to, dy, weight, dx);
    worker.endProduct(start, multiplyAdds(from, to));
  }

  /** Sets {@code dWeight} to the gradient in the weights, summed over these samples. */
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    check(from, to, "x", x, window.inputSize(), dWeight);
    check(from, to, "dy", dy, outputSize(), dWeight);
    long start = worker.startProduct();
    floats().weightGradient(from, to, x, dy, dWeight);
    worker.endProduct(start, multiplyAdds(from, to));
  }

  /** Both gradients, where that is cheaper than one after the other. */
  public void gradients(
      int from, int to, Floats x, Floats weight, Floats dy, Floats dx, Floats dWeight) {
    check(from, to, "x", x, window.inputSize(), weight);
    check(from, to, "dy", dy, outputSize(), weight);
    check(from, to, "dx", dx, window.inputSize(), dWeight);
    long start = worker.startProduct();
    floats().gradients(from, to, x, weight, dy, dx, dWeight);
    worker.endProduct(start, 2 * multiplyAdds(from, to));
  }

  private int outputSize() {
    return window.outPlaces() * filters;
  }

  /** Native code does not check; so nothing wrong may reach it. */
  private void check(int from, int to, String name, Reals maps, int size, Reals weight) {
    if (from < 0 || to < from || (long) to * size > maps.length()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "samples %d to %d of %s, %d values each, do not lie in a vector of %d",
              from,
              to,
              name,
              size,
              maps.length()));
    }
    if (weight.length() != weights) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "a convolution of %d weights was given %d", weights, weight.length()));
    }
  }

  /** Which path floats take. */
  String path() {
    return floats().getClass().getSimpleName();
  }
}
