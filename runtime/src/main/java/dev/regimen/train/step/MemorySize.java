package dev.regimen.train.step;

import dev.regimen.train.SettingException;
import java.math.BigInteger;
import java.util.Locale;

/** How much memory a run takes, and the bound on how much one value of a batch may take. */
public final class MemorySize {
  private MemorySize() {}

  /** Bytes of all that grows with the network or the batch, of training memory. */
  public static long bytes(Blueprint blueprint, int capacity, int workers) {
    long perSample =
        blueprint.activations()
            + blueprint.features()
            + blueprint.conditionWidth()
            + blueprint.targetElements();
    long elements =
        blueprint.parameterCount() * 2
            + blueprint.slotCount(Slot.Kind.values())
            + Average.elements(blueprint)
            + blueprint.parts() * (workers - 1)
            + blueprint.derived()
            + blueprint.runningCount()
            + perSample * capacity;
    return blueprint.bytes(elements);
  }

  /**
   * Generated loops count the elements of one value of the batch in an int.
   *
   * @param width elements a sample
   * @throws SettingException if a batch of {@code capacity} samples has more
   */
  static void check(Blueprint blueprint, int capacity, long width) {
    if (width > 0 && capacity > Integer.MAX_VALUE / width) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "a batch of %d samples, %d numbers each, needs %s numbers for one layer of %s, and %d"
                  + " are possible: at most %d samples",
              capacity,
              width,
              BigInteger.valueOf(width).multiply(BigInteger.valueOf(capacity)),
              blueprint.network(),
              Integer.MAX_VALUE,
              Integer.MAX_VALUE / width));
    }
  }

  /** {@link #check(Blueprint, int, long)} for all that a batch is fed from. */
  static void checkBatch(Blueprint blueprint, int capacity) {
    check(blueprint, capacity, blueprint.features());
    check(blueprint, capacity, blueprint.conditionWidth());
    blueprint.tasks().forEach(task -> check(blueprint, capacity, task.width()));
  }
}
