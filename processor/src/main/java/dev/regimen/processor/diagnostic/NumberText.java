package dev.regimen.processor.diagnostic;

import java.util.regex.Pattern;

/**
 * Numbers as people write them in source: {@code 1e-4} and {@code 1000}, not Java's {@code 1.0E-4}
 * and {@code 1000.0}.
 */
final class NumberText {
  private static final Pattern POWER = Pattern.compile("(\\d)(\\.\\d+)?E(-?\\d+)(?!\\w)");
  private static final Pattern WHOLE = Pattern.compile("(?<![\\w.])(\\d+)\\.0(?!\\w|\\.\\w)");

  private NumberText() {}

  /** A line with its numbers in that form. */
  static String of(String line) {
    String powers =
        POWER
            .matcher(line)
            .replaceAll(
                match -> {
                  String fraction = match.group(2);
                  boolean none = fraction == null || fraction.equals(".0");
                  return match.group(1) + (none ? "" : fraction) + "e" + match.group(3);
                });
    return WHOLE.matcher(powers).replaceAll("$1");
  }
}
