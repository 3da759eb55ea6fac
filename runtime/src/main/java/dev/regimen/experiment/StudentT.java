package dev.regimen.experiment;

/**
 * Student's t distribution (Student 1908, <i>The probable error of a mean</i>), by the regularized
 * incomplete beta function: P(|T| &gt; t) = I(ν / (ν + t²); ν/2, 1/2).
 */
final class StudentT {
  /** Lanczos 1964, <i>A precision approximation of the gamma function</i>, for g = 7. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private static final double TINY = 1e-300;
  private static final int MOST_TERMS = 10_000;
  private static final int HALVINGS = 200;

  private StudentT() {}

  /**
   * The probability that |T| is greater.
   *
   * @param freedom degrees of freedom, at least 1
   */
  static double twoSided(double t, double freedom) {
    if (Double.isInfinite(t)) {
      return 0;
    }
    return beta(freedom / (freedom + t * t), freedom / 2, 0.5);
  }

  /** The t that |T| is greater than with a probability between 0 and 1: 2.776 for 0.05 and 4. */
  static double quantile(double twoSided, double freedom) {
    double low = 0;
    double high = 1;
    while (twoSided(high, freedom) > twoSided) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = (low + high) / 2;
      if (twoSided(middle, freedom) > twoSided) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The regularized incomplete beta function, on the side where its fraction converges fast. */
  static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double logarithm =
        logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
    double front = Math.exp(logarithm);
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** The continued fraction of the incomplete beta function, by Lentz's method (1976). */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < Math.ulp(1.0)) {
        break;
      }
    }
    return value;
  }

  private static double away(double fromZero) {
    return Math.abs(fromZero) < TINY ? TINY : fromZero;
  }

  /** ln Γ(x) for x of at least 1/2. */
  private static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + LANCZOS.length - 2.5;
    return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
