package dev.regimen.processor.ir;

/** The brain float that is nearest to a double, ties to even, by the double's bits. */
final class NearestBf16 {
  /** Bits of a double's fraction beyond the seven of a brain float. */
  private static final int SHORTER = 45;

  /** Added to a number below the smallest normal one, leaves it in steps of the smallest. */
  private static final double STEPS_OF_SMALLEST = 0x1.8p-81;

  private static final double SMALLEST_NORMAL = 0x1p-126;
  private static final double LIMIT = 0x1p128;

  private NearestBf16() {}

  static double of(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    if (Math.abs(x) < SMALLEST_NORMAL) {
      double size = Math.abs(x) + STEPS_OF_SMALLEST - STEPS_OF_SMALLEST;
      return Math.copySign(size, x);
    }
    long bits = Double.doubleToRawLongBits(x);
    long even = bits >>> SHORTER & 1;
    long rounded = bits + (1L << SHORTER - 1) - 1 + even;
    double nearest = Double.longBitsToDouble(rounded >> SHORTER << SHORTER);
    return Math.abs(nearest) < LIMIT ? nearest : Math.copySign(Double.POSITIVE_INFINITY, x);
  }
}
