package dev.regimen.processor.rule;

/**
 * The numbers that something yields, whatever it is given; an end may only be approached.
 *
 * @param low none is below, if it is finite
 * @param high none is above, if it is finite
 */
public record Range(double low, double high) {
  /** Any number, as far as is known. */
  public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Numbers from one on. */
  public static Range from(double low) {
    return new Range(low, Double.POSITIVE_INFINITY);
  }

  /** Whether none is below some number. */
  public boolean boundedBelow() {
    return Double.isFinite(low);
  }

  /** Whether there is a least and a greatest. */
  public boolean bounded() {
    return boundedBelow() && Double.isFinite(high);
  }
}
