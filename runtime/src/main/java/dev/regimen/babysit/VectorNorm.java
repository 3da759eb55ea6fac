package dev.regimen.babysit;

import dev.regimen.kernel.Reals;

/** Sizes of vectors. */
final class VectorNorm {
  private VectorNorm() {}

  /** √Σv². */
  static double length(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** √(Σv²/n). */
  static double rootMeanSquare(Reals values) {
    double sum = 0;
    for (long i = 0; i < values.length(); i++) {
      sum += values.get(i) * values.get(i);
    }
    return Math.sqrt(sum / Math.max(1, values.length()));
  }

  /** √(Σ(v − w)²/n). */
  static double distance(Reals values, Reals others) {
    double sum = 0;
    for (long i = 0; i < values.length(); i++) {
      double difference = values.get(i) - others.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum / Math.max(1, values.length()));
  }
}
