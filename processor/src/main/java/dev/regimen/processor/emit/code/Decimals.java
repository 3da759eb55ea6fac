package dev.regimen.processor.emit.code;

/**
 * Numbers with a point or a power of ten as people write them in Java: {@code 1e-4}, and not {@code
 * 1.0E-4}. They read back the same, bit for bit; what no literal can be, an infinity or what is no
 * number, is the constant of that name.
 */
public final class Decimals {
  private Decimals() {}

  /** A {@code double}. */
  public static String of(double value) {
    return Double.isFinite(value) ? plain(Double.toString(value)) : "Double." + constant(value);
  }

  /** A {@code float}, with its suffix. */
  public static String of(float value) {
    return Float.isFinite(value) ? plain(Float.toString(value)) + "f" : "Float." + constant(value);
  }

  private static String constant(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
  }

  private static String plain(String printed) {
    return printed.replace(".0E", "e").replace('E', 'e');
  }
}
