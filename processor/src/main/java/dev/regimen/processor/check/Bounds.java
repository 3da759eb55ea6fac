package dev.regimen.processor.check;

import dev.regimen.annotation.Interval;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@link Interval} as numbers.
 *
 * @param low the lower end
 * @param lowIncluded whether the lower end belongs to it
 * @param high the upper end
 * @param highIncluded whether the upper end belongs to it
 */
record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {
  private static final Pattern NOTATION = Pattern.compile("[\\[(]([^,]+),([^,]+)[\\])]");

  /** Each is asked for at every use of a technique. */
  private static final Map<String, Bounds> KNOWN = new ConcurrentHashMap<>();

  /**
   * Reads {@code [0, 1)}.
   *
   * @throws IllegalArgumentException if the text is no interval; it stands on our own annotations
   */
  static Bounds of(String text) {
    return KNOWN.computeIfAbsent(text, Bounds::read);
  }

  private static Bounds read(String text) {
    Matcher matcher = NOTATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected an interval like [0, 1), but found " + text);
    }
    return new Bounds(
        number(matcher.group(1)),
        text.startsWith("["),
        number(matcher.group(2)),
        text.endsWith("]"));
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
