package dev.regimen.processor.rule;

import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.processor.model.NetworkModel;

/**
 * How long a regime trains, as its annotations say; a run may override it.
 *
 * @param epochs passes over the training split
 * @param batch samples in a batch
 * @param warmup epochs before the decay begins
 */
public record RunSize(int epochs, int batch, double warmup) {
  private static final RunSize STANDARD = new RunSize(10, 32, 0);

  /** The size that {@code @Train} and {@code @Warmup} state, or their defaults. */
  public static RunSize of(NetworkModel network) {
    double warmup = network.use(Warmup.class).map(use -> use.annotation().epochs()).orElse(0.0);
    return network
        .use(Train.class)
        .map(use -> new RunSize(use.annotation().epochs(), use.annotation().batch(), warmup))
        .orElse(new RunSize(STANDARD.epochs, STANDARD.batch, warmup));
  }
}
