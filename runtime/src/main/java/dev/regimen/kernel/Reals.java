package dev.regimen.kernel;

/**
 * A vector of real numbers: {@link Floats} outside the heap in training, {@link Doubles} where
 * gradients are checked, a {@link TiledVector} on the heap for what no kernel reads.
 *
 * <p>What does not care about the precision (data, checkpoints, metrics) speaks to this interface;
 * generated loops speak to the final classes.
 */
public interface Reals {
  /** The number of elements. */
  long length();

  /** The element at {@code index}; slow, for tests and reports. */
  double get(long index);

  /** Sets the element at {@code index}; slow, for tests and initialization. */
  void set(long index, double value);

  /** Copies {@code count} elements from {@code at} into {@code tile[from ...]}. */
  void read(long at, float[] tile, int from, int count);

  /** Copies {@code count} elements of {@code tile[from ...]} to {@code at}. */
  void write(long at, float[] tile, int from, int count);
}
