package dev.regimen.train.loop;

import dev.regimen.annotation.Metric;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;

/** Watches one metric over the epochs: which epoch was best, and for how long none was better. */
public final class Monitor implements Restorable {
  private final Metric metric;
  private final double patience;
  private final double minDelta;
  private double best = Double.NaN;
  private int bestEpoch;
  private int epoch;

  public Monitor(Metric metric, double patience, double minDelta) {
    this.metric = metric;
    this.patience = patience;
    this.minDelta = minDelta;
  }

  public Metric metric() {
    return metric;
  }

  /** Whether this value of the next epoch is better than all before. NaN never is. */
  public boolean improves(double value) {
    epoch++;
    double gain = metric.lowerIsBetter() ? best - value : value - best;
    boolean first = bestEpoch == 0 && !Double.isNaN(value);
    if (first || gain > minDelta) {
      best = value;
      bestEpoch = epoch;
      return true;
    }
    return false;
  }

  /** Whether as many epochs as the patience says have brought nothing. */
  public boolean exhausted() {
    return epoch - bestEpoch >= Math.max(1, patience);
  }

  @Override
  public void state(RunState state) {
    best = state.number("best", best);
    bestEpoch = (int) state.count("bestEpoch", bestEpoch);
    epoch = (int) state.count("epoch", epoch);
  }

  /** The best epoch, counted from 1; 0 if there is none yet. */
  public int bestEpoch() {
    return bestEpoch;
  }
}
