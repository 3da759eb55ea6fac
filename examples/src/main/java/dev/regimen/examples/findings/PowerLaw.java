package dev.regimen.examples.findings;

/**
 * y = a·x^(−b), a line in logarithms, fitted there by least squares.
 *
 * @param factor a
 * @param exponent b
 */
record PowerLaw(double factor, double exponent) {
  /** Of at least two different x, all numbers above 0. */
  static PowerLaw of(int[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += Math.log(x[i]) / x.length;
      meanY += Math.log(y[i]) / x.length;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double fromMean = Math.log(x[i]) - meanX;
      products += fromMean * (Math.log(y[i]) - meanY);
      squares += fromMean * fromMean;
    }
    double slope = products / squares;
    return new PowerLaw(Math.exp(meanY - slope * meanX), -slope);
  }

  /** What it says of x. */
  double at(double x) {
    return factor * Math.pow(x, -exponent);
  }
}
