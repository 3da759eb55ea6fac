package dev.regimen.train;

import java.util.List;

/**
 * A run cannot go on from a checkpoint, because it would not be the same run; the message has every
 * difference with both values, and the names by which differences may be allowed.
 */
public final class CheckpointMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> differences;

  CheckpointMismatchException(String message, List<String> differences) {
    super(message);
    this.differences = List.copyOf(differences);
  }

  /** What differs: {@code epochs: 20 in the checkpoint, 30 here}. */
  public List<String> differences() {
    return differences;
  }
}
