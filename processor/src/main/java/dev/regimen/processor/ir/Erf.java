package dev.regimen.processor.ir;

/** The error function in double: a Taylor series near zero, a continued fraction far from it. */
final class Erf {
  private static final double SERIES_BELOW = 3;
  private static final int FRACTION_TERMS = 120;

  private Erf() {}

  static double of(double x) {
    double z = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    double value = z < SERIES_BELOW ? series(z) : z > 6.5 ? 1 : 1 - complement(z);
    return x < 0 ? -value : value;
  }

  /** erf z = 2/√π e^(−z²) Σ 2ⁿ z^(2n+1) / (2n+1)!!, all terms of one sign. */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int n = 1; term > sum * 1e-18; n++) {
      term *= 2 * z * z / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum;
  }

  /** erfc z by Laplace's continued fraction, evaluated from the far end. */
  private static double complement(double z) {
    double tail = 0;
    for (int n = FRACTION_TERMS; n > 0; n--) {
      tail = n / 2.0 / (z + tail);
    }
    return Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + tail);
  }
}
