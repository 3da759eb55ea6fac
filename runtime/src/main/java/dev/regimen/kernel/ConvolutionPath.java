package dev.regimen.kernel;

/**
 * One way to compute a convolution and its gradients; the meaning is that of {@link Convolution},
 * which checks the extents before it calls.
 *
 * @param <V> the vector
 */
interface ConvolutionPath<V extends Reals> {
  void forward(int from, int to, V x, V weight, V y);

  void inputGradient(int from, int to, V dy, V weight, V dx);

  void weightGradient(int from, int to, V x, V dy, V dWeight);

  /** Both gradients. */
  default void gradients(int from, int to, V x, V weight, V dy, V dx, V dWeight) {
    weightGradient(from, to, x, dy, dWeight);
    inputGradient(from, to, dy, weight, dx);
  }
}
