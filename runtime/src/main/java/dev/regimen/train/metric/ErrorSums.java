package dev.regimen.train.metric;

import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sums over the samples of one output of a regression, in the target's own unit. */
public final class ErrorSums implements Restorable {
  /** 2⁻⁵², the distance of 1 from the next double: no target is taken for smaller. */
  private static final double EPSILON = Math.ulp(1.0);

  private long count;
  private double absolute;
  private double squared;
  private double relative;
  private double mean;
  private double spread;

  /** Forgets the pass before. */
  public void clear() {
    count = 0;
    absolute = 0;
    squared = 0;
    relative = 0;
    mean = 0;
    spread = 0;
  }

  /** The target's mean and sum of squared deviations by Welford (1962), which cannot cancel. */
  public void add(double error, double target) {
    count++;
    absolute += Math.abs(error);
    squared += error * error;
    relative += Math.abs(error) / Math.max(EPSILON, Math.abs(target));
    double delta = target - mean;
    mean += delta / count;
    spread += delta * (target - mean);
  }

  /** Joins the sums of other samples (Chan, Golub and LeVeque 1983). */
  public void add(ErrorSums other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double delta = other.mean - mean;
    spread += other.spread + delta * delta * count * other.count / total;
    mean += delta * other.count / total;
    absolute += other.absolute;
    squared += other.squared;
    relative += other.relative;
    count = total;
  }

  @Override
  public void state(RunState state) {
    count = state.count("count", count);
    absolute = state.number("absolute", absolute);
    squared = state.number("squared", squared);
    relative = state.number("relative", relative);
    mean = state.number("mean", mean);
    spread = state.number("spread", spread);
  }

  /** The mean over the outputs that were ever measured: of masked ones some may never be. */
  public static double mean(List<ErrorSums> outputs, ToDoubleFunction<ErrorSums> value) {
    return outputs.stream()
        .filter(output -> output.count > 0)
        .mapToDouble(value)
        .average()
        .orElse(Double.NaN);
  }

  public long count() {
    return count;
  }

  public double meanAbsolute() {
    return absolute / count;
  }

  public double meanSquared() {
    return squared / count;
  }

  /** The mean of |error| / |target|. */
  public double meanRelative() {
    return relative / count;
  }

  /** 1 − Σ(y − t)²/Σ(t − mean t)²; NaN where the targets do not vary. */
  public double determination() {
    return spread > 0 ? 1 - squared / spread : Double.NaN;
  }
}
