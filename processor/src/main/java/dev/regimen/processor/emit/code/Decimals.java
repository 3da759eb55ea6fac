package dev.regimen.processor.emit.code;

/**
 * Numbers with a point or a power of ten as people write them in Java: {@code 1e-4}, and not {@code
 * 1.0E-4}. They read back the same.
 */
public final class Decimals {
  private Decimals() {}

  /** A {@code double}. */
  public static String of(double value) {
    return plain(Double.toString(value));
  }

  /** A {@code float}, with its suffix. */
  public static String of(float value) {
    return plain(Float.toString(value)) + "f";
  }

  private static String plain(String printed) {
    return printed.replace(".0E", "e").replace('E', 'e');
  }
}
