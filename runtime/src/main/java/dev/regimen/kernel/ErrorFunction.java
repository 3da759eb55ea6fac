package dev.regimen.kernel;

/** The error function in double: a series of positive terms near zero, a continued fraction far. */
final class ErrorFunction {
  private static final double SERIES_BELOW = 2.5;

  /** Beyond this, 1 - erf is less than half an ulp of 1. */
  private static final double SATURATION = 6;

  private static final int FRACTION_TERMS = 100;

  private ErrorFunction() {}

  static double of(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < SERIES_BELOW) {
      return series(x);
    }
    if (magnitude > SATURATION) {
      return Math.signum(x);
    }
    // NaN comes here and passes through.
    return Math.copySign(1 - complement(magnitude), x);
  }

  /** 2/√π exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (1·3·5 … (2n+1)). */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-18; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  /** 1 - erf by the continued fraction of Laplace, from its far end. */
  private static double complement(double x) {
    double tail = 0;
    for (int n = FRACTION_TERMS; n > 0; n--) {
      tail = n / 2.0 / (x + tail);
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + tail);
  }
}
