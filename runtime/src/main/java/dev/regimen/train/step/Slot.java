package dev.regimen.train.step;

/**
 * What an update keeps of every element of a range.
 *
 * @param kind what it is and which vector it is of
 * @param name by the technique that keeps it: {@code adamW.mean}
 * @param from the first element of the range
 * @param length elements of the range
 */
public record Slot(Kind kind, String name, long from, long length) {
  /** What slots are. */
  public enum Kind {
    /** The optimizer's, of parameters. */
    OPTIMIZER,
    /** The average of parameters. */
    AVERAGE,
    /** The average of running statistics. */
    RUNNING_AVERAGE
  }

  /** Whether a tensor of the slot's vector lies in the range. */
  boolean covers(NamedTensor tensor) {
    return tensor.offset() >= from && tensor.offset() < from + length;
  }
}
