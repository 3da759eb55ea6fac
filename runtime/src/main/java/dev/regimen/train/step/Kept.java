package dev.regimen.train.step;

import java.util.Map;
import java.util.Properties;

/**
 * What a run keeps of its weights beside what it computes in.
 *
 * @param best whether it keeps those of its best epoch
 * @param snapshots how often it keeps them on its way, to predict with all of them
 * @param checkpoint whether it is saved: its state is copied, and written while training goes on
 */
public record Kept(boolean best, int snapshots, boolean checkpoint) {
  /**
   * Of a run by some numbers.
   *
   * @param checkpoint whether it is saved, which the program may say too
   */
  public static Kept of(Blueprint blueprint, Settings settings, boolean checkpoint) {
    return new Kept(
        blueprint.earlyStopping().map(Blueprint.EarlyStopping::restoreBest).orElse(true),
        settings.wholeOr(Settings.SNAPSHOT_CYCLES, 0),
        checkpoint);
  }

  /** Of a run by the regime alone. */
  static Kept of(Blueprint blueprint) {
    Settings stated = Settings.resolve(blueprint, Map.of(), new Properties());
    return of(blueprint, stated, blueprint.checkpoints().isPresent());
  }

  long bytes(Blueprint blueprint) {
    return bestBytes(blueprint) + snapshotBytes(blueprint) + checkpointBytes(blueprint);
  }

  long bestBytes(Blueprint blueprint) {
    return best ? weights(blueprint) : 0;
  }

  long snapshotBytes(Blueprint blueprint) {
    return snapshots * weights(blueprint);
  }

  /**
   * What is copied: all that outlives a step, with the best weights and the snapshots; and the best
   * weights once more, of which a model is written. Counts and histories, which grow with neither
   * the network nor the batch, are not counted.
   */
  long checkpointBytes(Blueprint blueprint) {
    if (!checkpoint) {
      return 0;
    }
    // Without what fills their last tiles.
    long slots = blueprint.slots().stream().mapToLong(Slot::length).sum();
    long average = blueprint.averagesEpochs() ? weights(blueprint) + EqualAverage.COUNT_BYTES : 0;
    return weights(blueprint)
        + blueprint.bytes(slots)
        + average
        + Plateau.bytes(blueprint)
        + 2 * bestBytes(blueprint)
        + snapshotBytes(blueprint);
  }

  private static long weights(Blueprint blueprint) {
    return blueprint.bytes(blueprint.parameterCount() + blueprint.runningCount());
  }
}
