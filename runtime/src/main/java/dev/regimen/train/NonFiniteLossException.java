package dev.regimen.train;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The loss became infinite or not a number; the message says when, and in which layer first. */
public final class NonFiniteLossException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int epoch;
  private final long step;

  /** Not part of the serialized form: it holds memory outside the heap. */
  private final transient @Nullable Predictor<?> best;

  NonFiniteLossException(int epoch, long step, @Nullable Predictor<?> best, String message) {
    super(message);
    this.epoch = epoch;
    this.step = step;
    this.best = best;
  }

  /**
   * Predicts with the weights of the best epoch before, so that a long run is not lost; empty where
   * the regime does not keep them, or no epoch was completed.
   */
  public Optional<Predictor<?>> best() {
    return Optional.ofNullable(best);
  }

  /** The epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** The step, counted from 1 over the whole run. */
  public long step() {
    return step;
  }
}
