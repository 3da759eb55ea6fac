package dev.regimen.report;

import java.util.Arrays;

/**
 * Numbers that were measured alike: their mean, their deviation (with n - 1), and half the width of
 * the interval that holds the true mean with a probability of 95 % if they are normally distributed
 * (Student 1908); NaN of fewer than two.
 */
record Sample(int count, double mean, double deviation, double halfWidth) {
  /** The 97.5 % quantile of Student's t by its degrees of freedom, from 1. */
  private static final double[] QUANTILES = {
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
    2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423
  };

  /** For more degrees, two terms behind the normal quantile (Cornish and Fisher 1937). */
  private static double quantile(int degrees) {
    if (degrees <= QUANTILES.length) {
      return QUANTILES[degrees - 1];
    }
    double z = 1.959964;
    double first = (Math.pow(z, 3) + z) / 4;
    double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
    return z + first / degrees + second / degrees / degrees;
  }

  static Sample of(double[] values) {
    int n = values.length;
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    if (n < 2) {
      return new Sample(n, mean, Double.NaN, Double.NaN);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    return new Sample(n, mean, deviation, quantile(n - 1) * deviation / Math.sqrt(n));
  }
}
