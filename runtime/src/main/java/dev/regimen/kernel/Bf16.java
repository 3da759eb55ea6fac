package dev.regimen.kernel;

/**
 * Numbers as a brain float (bf16) has them: a float's sign and exponent, and eight significant bits
 * in place of 24.
 *
 * <p>Rounding is to the nearest, of two equally near ones to that whose last bit is 0. What lies
 * beyond the largest finite one by half a step or more becomes infinite; infinities, zeros with
 * their sign and NaN stay.
 */
public final class Bf16 {
  /** Bits that a float has more. */
  private static final int SHORTER = 16;

  /** Significant bits behind the first one. */
  private static final int FRACTION = 7;

  /** The first power of two that is none. */
  private static final double LIMIT = 0x1p128;

  private Bf16() {}

  /** The nearest brain float. */
  public static float bf16(float x) {
    int bits = Float.floatToRawIntBits(x);
    int half = (1 << SHORTER - 1) - 1 + (bits >>> SHORTER & 1);
    return x == x ? Float.intBitsToFloat(bits + half >> SHORTER << SHORTER) : x;
  }

  /** The brain float nearest to the double, which is not rounded to float before. */
  public static double bf16(double x) {
    int exponent = Math.max(Math.getExponent(x), Float.MIN_EXPONENT);
    double step = Math.scalb(1.0, exponent - FRACTION);
    double nearest = Math.rint(x / step) * step;
    return Math.abs(nearest) < LIMIT ? nearest : x * Double.POSITIVE_INFINITY;
  }
}
