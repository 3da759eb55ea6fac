package dev.regimen.train.metric;

import java.util.function.DoubleUnaryOperator;

/** A function of the mean of −ln p of the true class, with p kept in [ε, 1 − ε]. */
final class LogLoss extends ClassAccumulator {
  /** 2⁻²³, the distance of 1 from the next float. */
  private static final double EPSILON = Math.ulp(1f);

  private final DoubleUnaryOperator of;

  LogLoss(DoubleUnaryOperator of) {
    super(1, 1);
    this.of = of;
  }

  @Override
  public void see(float[] prediction, int label, int decided) {
    double p = probability(prediction, label);
    counts[0]++;
    sums[0] -= Math.log(Math.max(EPSILON, Math.min(1 - EPSILON, p)));
  }

  @Override
  public double value() {
    return of.applyAsDouble(sums[0] / counts[0]);
  }
}
