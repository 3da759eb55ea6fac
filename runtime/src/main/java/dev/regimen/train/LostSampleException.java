package dev.regimen.train;

import dev.regimen.data.DataException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sample that is decoded on demand could not be read in the middle of a run; the message names
 * its file and the epoch. What was learned until then is not lost.
 */
public final class LostSampleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int epoch;

  /** Not part of the serialized form: they hold memory outside the heap. */
  private final transient Predictor<?> last;

  private final transient @Nullable Predictor<?> best;

  LostSampleException(
      int epoch, DataException cause, Predictor<?> last, @Nullable Predictor<?> best) {
    super(
        String.format(
            Locale.ROOT,
            "%s (in epoch %d; the weights so far are in this exception; a reader's checked() finds"
                + " such files before training)",
            cause.getMessage(),
            epoch),
        cause);
    this.epoch = epoch;
    this.last = last;
    this.best = best;
  }

  /** The epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** Predicts with the weights after the last step that was taken. */
  public Predictor<?> last() {
    return last;
  }

  /**
   * Predicts with the weights of the best epoch before; empty where the regime does not keep them,
   * or no epoch was completed.
   */
  public Optional<Predictor<?>> best() {
    return Optional.ofNullable(best);
  }
}
