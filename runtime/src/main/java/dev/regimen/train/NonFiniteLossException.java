package dev.regimen.train;

/** The loss became infinite or not a number; the message says when, and in which layer first. */
public final class NonFiniteLossException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int epoch;
  private final long step;

  NonFiniteLossException(int epoch, long step, String message) {
    super(message);
    this.epoch = epoch;
    this.step = step;
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
