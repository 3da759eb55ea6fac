package dev.regimen.processor.rule;

/**
 * A range of numbers, both ends included.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Band(double low, double high) {
  /** Every number. */
  public static final Band ALL = new Band(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public boolean contains(double number) {
    return number >= low && number <= high;
  }

  @Override
  public String toString() {
    return "[" + low + ", " + high + "]";
  }
}
