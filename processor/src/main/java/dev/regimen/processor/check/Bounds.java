package dev.regimen.processor.check;

import dev.regimen.annotation.Interval;

/**
 * An {@link Interval} as numbers.
 *
 * @param low the lower end
 * @param lowIncluded whether the lower end belongs to it
 * @param high the upper end
 * @param highIncluded whether the upper end belongs to it
 */
record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {
  /**
   * Reads {@code [0, 1)}.
   *
   * @throws IllegalArgumentException if the text is no interval; it stands on our own annotations
   */
  static Bounds of(String text) {
    String[] ends = text.substring(1, Math.max(1, text.length() - 1)).split(",", -1);
    boolean brackets = text.matches("[\\[(].*[\\])]");
    if (!brackets || ends.length != 2) {
      throw new IllegalArgumentException("expected an interval like [0, 1), but found " + text);
    }
    return new Bounds(number(ends[0]), text.startsWith("["), number(ends[1]), text.endsWith("]"));
  }

  private static double number(String text) {
    return switch (text.strip()) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text.strip());
    };
  }

  /** Whether a value lies inside; what is not a number lies nowhere. */
  boolean contains(double value) {
    boolean above = lowIncluded ? value >= low : value > low;
    boolean below = highIncluded ? value <= high : value < high;
    return above && below;
  }
}
