package dev.regimen.train.step;

import dev.regimen.annotation.Metric;
import dev.regimen.kernel.Doubles;
import java.util.List;

/**
 * Counts how often a metric has stood still, each time of which reduces the learning rate. What it
 * knows lies in a vector, as all that a run keeps does.
 */
public final class Plateau {
  private static final int BEST = 0;
  private static final int WAITED = 1;
  private static final int COOLDOWN = 2;
  private static final int REDUCTIONS = 3;
  private static final List<String> NAMES = List.of("best", "waited", "cooldown", "reductions");

  /** What its state takes. */
  private static final long BYTES = (long) NAMES.size() * Double.BYTES;

  private final Watched watched;
  private final Metric metric;
  private final int patience;
  private final int cooldown;
  private final double minDelta;
  private final Doubles state = Doubles.allocate(NAMES.size());

  /** What a run has of it. */
  static long bytes(Blueprint blueprint) {
    return blueprint.schedule().plateau().isPresent() ? BYTES : 0;
  }

  Plateau(Watched watched, Settings settings) {
    this.watched = watched;
    metric = watched.metric();
    patience = Math.max(1, settings.whole("plateau.patience"));
    cooldown = settings.whole("plateau.cooldown");
    minDelta = settings.number("plateau.minDelta");
    state.set(BEST, Double.NaN);
  }

  /** Whose metric it watches; empty where no task is named. */
  public String task() {
    return watched.task();
  }

  public Metric metric() {
    return metric;
  }

  /** The value of one more epoch; NaN is never better. */
  public void observe(double value) {
    double best = state.get(BEST);
    boolean first = Double.isNaN(best) && !Double.isNaN(value);
    double gain = metric.lowerIsBetter() ? best - value : value - best;
    boolean improves = first || gain > minDelta;
    if (improves) {
      state.set(BEST, value);
    }
    boolean cools = state.get(COOLDOWN) > 0;
    if (cools) {
      state.set(COOLDOWN, state.get(COOLDOWN) - 1);
    }
    state.set(WAITED, improves || cools ? 0 : state.get(WAITED) + 1);
    if (state.get(WAITED) >= patience) {
      state.set(REDUCTIONS, state.get(REDUCTIONS) + 1);
      state.set(COOLDOWN, cooldown);
      state.set(WAITED, 0);
    }
  }

  /** Whether no epoch yet had a value that is a number. */
  public boolean hasSeenNothing() {
    return Double.isNaN(state.get(BEST));
  }

  public double reductions() {
    return state.get(REDUCTIONS);
  }

  void states(List<State> into) {
    for (int i = 0; i < NAMES.size(); i++) {
      State.Kind kind = i == BEST ? State.Kind.NUMBER : State.Kind.COUNT;
      into.add(new State(kind, "", "plateau." + NAMES.get(i), List.of(1), state.slice(i, 1)));
    }
  }

  void free() {
    state.free();
  }
}
