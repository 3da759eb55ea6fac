package dev.regimen.text;

import java.util.Locale;

/** Numbers as the console shows them, in every locale alike. */
public final class Numbers {
  private static final long KIBI = 1024;

  private Numbers() {}

  /** Four digits that count: 0.8912, 12.35, 1.234e-5; a dash for what is no number. */
  public static String figure(double value) {
    if (!Double.isFinite(value)) {
      return "-";
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

  /** Four digits and a unit: 31.2k, 4.6M. */
  public static String scaled(double value) {
    if (value >= 1e9) {
      return String.format(Locale.ROOT, "%.1fG", value / 1e9);
    }
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1fM", value / 1e6);
    }
    if (value >= 1e3) {
      return String.format(Locale.ROOT, "%.1fk", value / 1e3);
    }
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /** A learning rate: 1.0e-3. */
  public static String rate(double value) {
    return String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([+-])0", "e$1");
  }

  /** Bytes, KiB, MiB or GiB. */
  public static String bytes(long count) {
    if (count < KIBI) {
      return count + " B";
    }
    if (count < KIBI * KIBI) {
      return String.format(Locale.ROOT, "%.1f KiB", (double) count / KIBI);
    }
    return count < KIBI * KIBI * KIBI
        ? String.format(Locale.ROOT, "%.1f MiB", (double) count / (KIBI * KIBI))
        : String.format(Locale.ROOT, "%.2f GiB", (double) count / (KIBI * KIBI * KIBI));
  }

  /** Milliseconds, or seconds, or minutes and seconds, or hours and minutes. */
  public static String duration(double seconds) {
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.0f ms", 1000 * seconds);
    }
    if (seconds < 100) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** {@code 1 worker}, {@code 2 workers}. */
  public static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
