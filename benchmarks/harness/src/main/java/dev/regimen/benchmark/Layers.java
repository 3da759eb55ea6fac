package dev.regimen.benchmark;

/**
 * Hears the layers of a network in order and makes of them what its side needs: modules, weights,
 * bare products. Layers without weights are ignored unless a side overrides them.
 */
public interface Layers {
  /** {@code inputs × outputs} weights, and a bias if so. */
  void dense(String name, int inputs, int outputs, boolean bias);

  /** A convolution without bias. */
  void convolution(Convolution convolution);

  /** Batch normalization of what the layer of this name has computed. */
  void norm(String name, int channels);

  /** Rows that ids number; each side fills them by itself. */
  default void table(String name, int rows, int width) {}

  default void relu() {}

  /** With the workload's probability. */
  default void dropout() {}

  /** The greatest of each window of {@code window × window}; windows do not overlap. */
  default void maxPool(int window) {}

  /** The mean of each channel. */
  default void globalAveragePool() {}

  /** From {@code size × size × channels} to rows, all rows of channel 0 first. */
  default void flatten(int size, int channels) {}

  /** The sum of both on the same input; a shortcut without layers is the input itself. */
  default void residual(Network body, Network shortcut) {
    body.describe(this);
    shortcut.describe(this);
  }
}
