package dev.regimen.processor.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of memory as text. */
public final class ByteCount {
  /** Each a thousand times the one before. */
  private static final List<String> DECIMAL = List.of("B", "KB", "MB", "GB", "TB");

  /** Each 1024 times the one before. */
  private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private static final Pattern SIZE = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]+)\\s*");

  private ByteCount() {}

  /** The bytes that a number and a unit name; empty where the text is nothing of the kind. */
  public static OptionalLong parse(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    BigDecimal number = new BigDecimal(size.group(1));
    BigDecimal bytes = number.multiply(BigDecimal.valueOf(unit(size.group(2))));
    boolean possible = bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(1L << 60)) < 0;
    return possible ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
  }

  /** Bytes of a unit, 0 where there is none of that name. */
  private static long unit(String name) {
    for (int power = 0; power < DECIMAL.size(); power++) {
      if (DECIMAL.get(power).equalsIgnoreCase(name)) {
        return power(1000, power);
      }
      if (BINARY.get(power).equalsIgnoreCase(name)) {
        return power(1024, power);
      }
    }
    return 0;
  }

  private static long power(long base, int exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
  }

  /** As people say it: {@code 12.3 MiB}. */
  public static String text(long bytes) {
    int power = 0;
    while (power + 1 < BINARY.size() && bytes >= power(1024, power + 1)) {
      power++;
    }
    return power == 0
        ? bytes + " B"
        : String.format(
            Locale.ROOT, "%.1f %s", (double) bytes / power(1024, power), BINARY.get(power));
  }

  /** The least size in whole units of the thousand that is as large. */
  public static String enough(long bytes) {
    int power = 0;
    while (power + 1 < DECIMAL.size() && bytes >= 10 * power(1000, power + 1)) {
      power++;
    }
    long unit = power(1000, power);
    return (bytes + unit - 1) / unit + " " + DECIMAL.get(power);
  }
}
