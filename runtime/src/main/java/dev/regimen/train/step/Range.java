package dev.regimen.train.step;

import java.util.Locale;

/**
 * An interval of real numbers as mathematics writes it: {@code [0, 1)}, {@code (0, inf)}.
 *
 * @param low the lower end
 * @param lowIncluded whether the lower end belongs to it
 * @param high the upper end
 * @param highIncluded whether the upper end belongs to it
 */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
  /**
   * Reads an interval.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Range parse(String text) {
    String trimmed = text.strip();
    int comma = trimmed.indexOf(',');
    boolean brackets =
        trimmed.length() > 4
            && "[(".indexOf(trimmed.charAt(0)) >= 0
            && "])".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0;
    if (!brackets || comma < 0) {
      throw new IllegalArgumentException("'" + text + "' is no interval like [0, 1)");
    }
    double low = bound(trimmed.substring(1, comma), text);
    double high = bound(trimmed.substring(comma + 1, trimmed.length() - 1), text);
    return new Range(low, trimmed.startsWith("["), high, trimmed.endsWith("]"));
  }

  private static double bound(String text, String whole) {
    String number = text.strip();
    try {
      return switch (number) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(number);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s' in the interval '%s' is no number", number, whole), e);
    }
  }

  /** Whether the interval holds a value; NaN lies in none. */
  public boolean contains(double value) {
    boolean above = lowIncluded ? value >= low : value > low;
    boolean below = highIncluded ? value <= high : value < high;
    return above && below;
  }

  @Override
  public String toString() {
    return (lowIncluded ? "[" : "(")
        + Settings.text(low)
        + ", "
        + Settings.text(high)
        + (highIncluded ? "]" : ")");
  }
}
