package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import java.util.Locale;

/**
 * The gradient of a maximum over windows of 2 × 2 places that lie side by side, as a vector that
 * lies nowhere: two rows of a map are computed when one of them is read, and stay until others are.
 * A loop that reads it row by row spares a map's way to memory and back. An instance belongs to one
 * worker; reading allocates nothing.
 */
public final class FloatMaxGradient {
  private final Window window;
  private final FloatMaxOfFour maxima;
  private final Floats x;
  private final Floats y;
  private final Floats dy;
  private final int inRow;
  private final float[] held;

  /** The pair of rows that is held, counted through all samples; -1 for none. */
  private long band = -1;

  private long begin;
  private int count;

  /**
   * The gradient on {@code x} for one worker.
   *
   * @param x maps [sample, height, width, channel]
   * @param y what {@link Pooling} gave for them, whatever the slopes
   * @param dy the gradient on that
   * @throws IllegalArgumentException if the windows are others than this knows
   */
  public FloatMaxGradient(Window window, Floats x, Floats y, Floats dy) {
    if (!FloatMaxOfFour.fits(window)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "no windows of 2 x 2 places that lie side by side: %s", window));
    }
    this.window = window;
    this.maxima = new FloatMaxOfFour(window);
    this.x = x;
    this.y = y;
    this.dy = dy;
    this.inRow = window.width() * window.channels();
    this.held = new float[2 * inRow];
  }

  /** Forgets what is held: the operands have changed. */
  public void renew() {
    band = -1;
  }

  /** Copies elements of the gradient from {@code at} on to the beginning of a tile. */
  public void read(long at, float[] tile, int elements) {
    int done = 0;
    while (done < elements) {
      hold(at + done);
      int from = (int) (at + done - begin);
      int here = Math.min(elements - done, count - from);
      System.arraycopy(held, from, tile, done, here);
      done += here;
    }
  }

  private void hold(long at) {
    int sample = Math.toIntExact(at / window.inputSize());
    int pair = (int) (at % window.inputSize()) / (2 * inRow);
    long wanted = (long) sample * maxima.bands() + pair;
    if (wanted != band) {
      count = maxima.band(sample, pair, x, y, dy, held);
      begin = maxima.place(sample, pair);
      band = wanted;
    }
  }
}
