package dev.regimen.processor.rule;

/** An interval as {@code @Interval} writes it, read independently of the compiler. */
record Span(double low, boolean lowIn, double high, boolean highIn) {
  static Span parse(String text) {
    String[] ends = text.substring(1, text.length() - 1).split(",", -1);
    if (ends.length != 2 || "[(".indexOf(text.charAt(0)) < 0 || !text.matches(".*[\\])]")) {
      throw new IllegalArgumentException("no interval: " + text);
    }
    return new Span(end(ends[0]), text.startsWith("["), end(ends[1]), text.endsWith("]"));
  }

  private static double end(String text) {
    return switch (text.strip()) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text.strip());
    };
  }

  boolean contains(double x) {
    return (lowIn ? x >= low : x > low) && (highIn ? x <= high : x < high);
  }
}
