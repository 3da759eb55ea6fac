package dev.regimen.train.loop;

import dev.regimen.train.step.Blueprint;
import java.util.Arrays;

/**
 * The order in which batches go along a text: its n windows are cut into as many stretches as a
 * batch has rows, and row b of batch k is window k of stretch b. Where n is no multiple, the first
 * stretches are a window longer, and the last batch is of these.
 */
public final class Stretches {
  private Stretches() {}

  /** Writes the order of the first {@code samples} windows. */
  static void write(int samples, int batch, int[] order) {
    int whole = samples / batch;
    int longer = samples % batch;
    for (int i = 0; i < samples; i++) {
      int row = i % batch;
      order[i] = row * whole + Math.min(row, longer) + i / batch;
    }
  }

  /** The order in which data is measured: along the text, or as it lies. */
  public static int[] order(Blueprint blueprint, int samples, int batch) {
    int[] order = new int[samples];
    Arrays.setAll(order, i -> i);
    if (blueprint.continuous()) {
      write(samples, batch, order);
    }
    return order;
  }
}
