package dev.regimen.data;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether a column of numbers keeps its differences as {@code float}s, judged by the first {@link
 * #LOOKED_AT} different values that a float rounds: seconds since 1970 that differ by less than 64
 * become one.
 */
final class RoundingLoss {
  private static final int LOOKED_AT = 64;

  /** Bits of a double that are left out: 0.1 + 0.2 and 0.3 are one number, written differently. */
  private static final int NOISE_BITS = 4;

  private final Set<Long> values = new HashSet<>();
  private final Set<Float> rounded = new HashSet<>();
  private double first;

  void add(double value) {
    if (value == (float) value || values.size() == LOOKED_AT) {
      return;
    }
    if (values.isEmpty()) {
      first = value;
    }
    long bits = Double.doubleToLongBits(value) + (1L << (NOISE_BITS - 1));
    if (values.add(bits >>> NOISE_BITS)) {
      rounded.add((float) value);
    }
  }

  /**
   * Refuses a column of which a quarter of the different values would become equal.
   *
   * @param wayOut what to do besides subtracting a constant; may be empty
   */
  void requireKept(String source, String column, String wayOut) {
    if (4 * rounded.size() < 3 * values.size()) {
      throw DataException.atColumn(
          source,
          column,
          "numbers such as "
              + first
              + " lie too close together for a float: "
              + values.size()
              + " different ones would become "
              + rounded.size()
              + "; subtract a constant from the column, or change its unit"
              + wayOut);
    }
  }
}
