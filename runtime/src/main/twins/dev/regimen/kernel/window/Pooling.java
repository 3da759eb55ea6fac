package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Maxima and means over the windows of maps [sample, height, width, channel], channel by channel.
 *
 * <p>Places outside the map do not count: a mean is that of the places inside. Every method works
 * on samples {@code [from, to)} and leaves the others alone. The inputs and outputs may not share
 * memory. An instance belongs to one worker; nothing is allocated after the first call in each
 * precision.
 */
public final class Pooling {
  private final Window window;
  private final Columns columns;
  private @Nullable FloatPooling floats;

  /**
   * Pooling for one worker.
   *
   * @throws IllegalArgumentException if some window lies outside the map as a whole
   */
  public Pooling(Window window) {
    this.window = window;
    this.columns = new Columns(window);
    for (int j = 0; j < window.outWidth(); j++) {
      if (columns.inside(j) == 0) {
        throw outside("column", j);
      }
    }
    for (int i = 0; i < window.outHeight(); i++) {
      if (!window.meetsRow(i)) {
        throw outside("row", i);
      }
    }
  }

  private IllegalArgumentException outside(String what, int index) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the windows of output %s %d lie outside the map as a whole: %s",
            what,
            index,
            window));
  }

  private FloatPooling floats() {
    FloatPooling pooling = floats;
    if (pooling == null) {
      pooling = new FloatPooling(window, columns);
      floats = pooling;
    }
    return pooling;
  }

  /** Sets {@code y} to the maximum of each window. */
  public void max(int from, int to, Floats x, Floats y) {
    check(from, to, x, y);
    floats().max(from, to, x, null, y);
  }

  /**
   * The same before functions that rise or fall: sets {@code y} to the maximum of each window in
   * the channels whose slope is at least 0, and to its minimum in the others.
   *
   * @param slope a number for each channel, of which the sign counts; what follows is not read
   */
  public void max(int from, int to, Floats x, float[] slope, Floats y) {
    check(from, to, x, y);
    floats().max(from, to, x, slope, y);
  }

  /**
   * Sets {@code dx} to the gradient of {@link #max}: {@code dy} goes to the first maximum of the
   * window in row-major order; where windows overlap their shares add up.
   *
   * @param y what {@code max} gave for {@code x}, whatever the slopes
   */
  public void maxGradient(int from, int to, Floats x, Floats y, Floats dy, Floats dx) {
    check(from, to, x, y);
    check(from, to, dx, dy);
    floats().maxGradient(from, to, x, y, dy, dx);
  }

  /** Sets {@code y} to the mean of each window's places inside the map. */
  public void mean(int from, int to, Floats x, Floats y) {
    check(from, to, x, y);
    floats().mean(from, to, x, y);
  }

  /** Sets {@code dx} to the gradient of {@link #mean}. */
  public void meanGradient(int from, int to, Floats dy, Floats dx) {
    check(from, to, dx, dy);
    floats().meanGradient(from, to, dy, dx);
  }

  private void check(int from, int to, Reals maps, Reals pooled) {
    long outSize = (long) window.outPlaces() * window.channels();
    boolean wrong = from < 0 || to < from || (long) to * window.inputSize() > maps.length();
    if (wrong || to * outSize > pooled.length()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "samples %d to %d, of %d values and pooled to %d, do not lie in vectors of %d and %d",
              from,
              to,
              window.inputSize(),
              outSize,
              maps.length(),
              pooled.length()));
    }
  }
}
