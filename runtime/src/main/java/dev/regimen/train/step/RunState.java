package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import java.util.List;
import java.util.Locale;

/**
 * All that the next update of a run depends on, by name, while it is saved or while it is restored.
 *
 * <p>Who keeps a part of it hands every field to a method and takes what that gives back: the same
 * value where the state is saved, the saved one where it is restored. One method does both, so that
 * neither can know a field that the other does not:
 *
 * <pre>{@code
 * public void state(RunState state) {
 *   best = state.number("best", best);
 *   waited = (int) state.count("waited", waited);
 * }
 * }</pre>
 *
 * <p>Numbers come back to the last bit, NaN and signed zeros included. A name is used once. Where a
 * name was never saved, restoring throws {@link java.io.UncheckedIOException}.
 */
public abstract class RunState {
  /** Whether fields are restored; else they are saved. */
  public abstract boolean restores();

  /** The part of this name, in which names are its own. */
  public abstract RunState within(String part);

  /** A number that is no count. */
  public abstract double number(String name, double value);

  /** A whole number. */
  public abstract long count(String name, long value);

  /** Words. */
  public abstract String text(String name, String value);

  /** Numbers, as many as there were. */
  public abstract double[] numbers(String name, double[] values);

  /** Numbers of single precision, as many as there were. */
  public abstract float[] floats(String name, float[] values);

  /** Whole numbers, as many as there were. */
  public abstract long[] counts(String name, long[] values);

  /**
   * A tensor, which is restored in its place.
   *
   * @param doubles whether its elements are kept in double; else as floats
   */
  public abstract void tensor(String name, List<Integer> shape, Reals values, boolean doubles);

  /** The part of this name, by whom it belongs to. */
  public final void part(String name, Restorable owner) {
    owner.state(within(name));
  }

  /** Numbers in their place. */
  public final void refill(String name, double[] values) {
    double[] saved = numbers(name, values);
    requireLength(name, saved.length, values.length);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  /** Whole numbers in their place. */
  public final void refill(String name, long[] values) {
    long[] saved = counts(name, values);
    requireLength(name, saved.length, values.length);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  /** Whole numbers in their place. */
  public final void refill(String name, int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    refill(name, wide);
    for (int i = 0; i < wide.length; i++) {
      values[i] = (int) wide[i];
    }
  }

  private static void requireLength(String name, int saved, int expected) {
    if (saved != expected) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT, "%s has %d numbers in the checkpoint, not %d", name, saved, expected));
    }
  }
}
