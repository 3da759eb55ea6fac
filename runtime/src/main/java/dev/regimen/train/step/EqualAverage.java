package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The mean of the weights at the ends of some epochs (Izmailov et al. 2018); until the first of
 * them the trained weights. The average lies where kernels read it, since it changes once an epoch.
 */
public final class EqualAverage extends Average {
  /** What the number of averaged models takes. */
  static final long COUNT_BYTES = Double.BYTES;

  private final Weights trained;
  private final Weights weights;
  private final int start;
  private final int every;

  /** How many epochs' weights are averaged: a vector, as all that a run keeps is. */
  private final Doubles count = Doubles.allocate(1);

  public EqualAverage(Blueprint blueprint, Settings settings, Weights trained) {
    this.trained = trained;
    weights = Weights.zero(blueprint);
    start = settings.whole(Settings.SWA_START);
    every = settings.whole(Settings.SWA_EVERY);
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public void update() {
    if (count.get(0) == 0) {
      weights.set(trained);
    }
  }

  @Override
  public boolean epochEnded(int epoch) {
    if (epoch < start || (epoch - start) % every != 0) {
      return false;
    }
    update();
    double models = count.get(0) + 1;
    Vectors.approach(weights.parameters(), trained.parameters(), 1 / models);
    count.set(0, models);
    return true;
  }

  @Override
  public Optional<String> pending() {
    return count.get(0) > 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "there is no average before epoch %d ends: until then the raw weights are used",
                start));
  }

  @Override
  public void states(List<State> into) {
    weights.states(State.Kind.AVERAGE, State.Kind.AVERAGE, into);
    into.add(new State(State.Kind.COUNT, "", "swa.epochs", List.of(1), count));
  }

  @Override
  public void free() {
    super.free();
    count.free();
  }
}
