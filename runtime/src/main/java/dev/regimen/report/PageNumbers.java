package dev.regimen.report;

import java.util.Locale;

/** Numbers as a page shows them, in every locale alike. */
final class PageNumbers {
  private PageNumbers() {}

  /** Four digits that count: 0.8912, 12.35, 1.234e-5; a dash for what is no number. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      return "\u2013";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.3e", value)
          .replaceFirst("\\.?0*e", "e")
          .replaceFirst("e([+-])0", "e$1")
          .replace("e+", "e");
    }
    int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A mark of an axis: as few digits as tell it from its neighbours. */
  static String mark(double value, double step) {
    if (value == 0) {
      return "0";
    }
    if (step < 1e-5 || Math.abs(value) >= 1e6) {
      return of(value);
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
