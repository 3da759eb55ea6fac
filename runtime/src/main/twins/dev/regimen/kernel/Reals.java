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

  /** Copies {@code count} elements from {@code at} into {@code tile[from ...]}, as floats. */
  default void read(long at, float[] tile, int from, int count) {
    for (int i = 0; i < count; i++) {
      tile[from + i] = (float) get(at + i);
    }
  }

  /** Copies {@code count} elements of {@code tile[from ...]}, which are floats, to {@code at}. */
  default void write(long at, float[] tile, int from, int count) {
    for (int i = 0; i < count; i++) {
      set(at + i, tile[from + i]);
    }
  }
}
