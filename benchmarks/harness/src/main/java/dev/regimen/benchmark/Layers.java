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

  default void relu() {}

  /** With the workload's probability. */
  default void dropout() {}

  /** The greatest of each window of {@code window × window}; windows do not overlap. */
  default void maxPool(int window) {}

  /** The mean of each channel. */
  default void globalAveragePool() {}

  /** From {@code size × size × channels} to rows, all rows of channel 0 first. */
  default void flatten(int size, int channels) {}

  /** A row of a table for each id of a sample. */
  default void embedding(String name, int vocabulary, int width) {
    throw new UnsupportedOperationException(name);
  }

  /** A learned row for each place, added to that of the sample. */
  default void positions(String name, int length, int width) {
    throw new UnsupportedOperationException(name);
  }

  /** Layer normalization of each row. */
  default void layerNorm(String name, int width) {
    throw new UnsupportedOperationException(name);
  }

  /** Causal attention among the rows; keys have no bias. */
  default void attention(String name, int width, int heads) {
    throw new UnsupportedOperationException(name);
  }

  default void gelu() {}

  /** Long short-term memory over the rows, whose hidden states are the rows of the next. */
  default void lstm(String name, int inputs, int units) {
    throw new UnsupportedOperationException(name);
  }

  default void meanOfRows() {}

  /** The sum of both on the same input; a shortcut without layers is the input itself. */
  default void residual(Network body, Network shortcut) {
    body.describe(this);
    shortcut.describe(this);
  }
}
