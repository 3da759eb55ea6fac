package dev.regimen.train.loop;

import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;

/** How many samples a prediction computes at once. */
public final class ChunkSize {
  /** Rows of one forward pass; enough for the matrix library. */
  private static final int CHUNK = 256;

  /** Deep networks need fewer, so that a prediction of some dozen samples has parts to share. */
  private static final int LEAST_CHUNK = 16;

  /** Multiply-adds of a forward pass that keeps a processor busy for some milliseconds. */
  private static final long CHUNK_WORK = 1L << 28;

  /** Bytes that the activations of one forward pass may take; deep networks get fewer rows. */
  private static final long SCRATCH = 256L << 20;

  private ChunkSize() {}

  /**
   * The same for every call, so that a prediction has the same bits however it is shared. Where
   * states are carried along a text, it is cut into as many stretches as in training.
   */
  public static int of(Blueprint blueprint, Settings settings) {
    return blueprint.continuous() ? settings.whole("batch") : of(blueprint);
  }

  private static int of(Blueprint blueprint) {
    long work = CHUNK_WORK / Math.max(1, blueprint.multiplyAdds());
    long ends = (long) blueprint.mostFeatures() + blueprint.targetElements();
    long bytes = Math.max(1, blueprint.bytes(blueprint.predicting() + ends));
    long rows = Math.min(CHUNK, Math.max(LEAST_CHUNK, work));
    return (int) Math.max(1, Math.min(rows, SCRATCH / bytes));
  }
}
