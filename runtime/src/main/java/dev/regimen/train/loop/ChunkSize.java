package dev.regimen.train.loop;

import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Settings;

/** How many samples a prediction computes at once. */
public final class ChunkSize {
  /** Rows of one forward pass: enough for the matrix library, and they stay in the L2 cache. */
  private static final int CHUNK = 128;

  /**
   * Deep networks need fewer, so that a prediction of some dozen samples has parts to share; a
   * multiple where memory allows it, so that what comes in powers of two has equal parts.
   */
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
    long bytes = Math.max(1, MemorySize.ofPrediction(blueprint));
    long parts = Math.max(1, (work + LEAST_CHUNK / 2) / LEAST_CHUNK);
    long rows = Math.min(CHUNK, parts * LEAST_CHUNK);
    return (int) Math.max(1, Math.min(rows, SCRATCH / bytes));
  }
}
