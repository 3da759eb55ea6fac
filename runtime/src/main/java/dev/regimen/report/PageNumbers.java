package dev.regimen.report;

import dev.regimen.text.Numbers;
import java.util.Locale;

/** Numbers as a page shows them, in every locale alike. */
final class PageNumbers {
  private PageNumbers() {}

  /** Four digits that count; a dash for what is no number. */
  static String of(double value) {
    return Double.isFinite(value) ? Numbers.figure(value) : "\u2013";
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
