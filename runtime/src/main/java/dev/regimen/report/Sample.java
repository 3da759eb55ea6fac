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
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
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
