package dev.regimen.train.step;

import dev.regimen.text.Numbers;
import dev.regimen.train.SettingException;
import java.math.BigInteger;
import java.util.Locale;

/** How much memory a run takes, and the bound on how much one value of a batch may take. */
public final class MemorySize {
  private MemorySize() {}

  /**
   * Bytes of all that grows with the network or the batch, of training memory. The tiles that each
   * worker works in, some hundred kilobytes whatever the network, do not count, nor does what
   * oneDNN works in.
   */
  public static long bytes(Blueprint blueprint, int capacity, int workers) {
    return fixed(blueprint, workers) + ofSample(blueprint) * capacity;
  }

  /** Of all bytes those that grow with the batch. */
  static long ofSample(Blueprint blueprint) {
    return blueprint.bytes(
        blueprint.activations()
            + blueprint.features()
            + blueprint.conditionWidth()
            + blueprint.targetElements());
  }

  /** Whatever the batch is. */
  private static long fixed(Blueprint blueprint, int workers) {
    long elements = blueprint.parameterCount() * 2 + blueprint.slotCount(Slot.Kind.values());
    return blueprint.bytes(elements + blueprint.runningCount())
        + Average.bytes(blueprint)
        + shared(blueprint, workers);
  }

  /**
   * What is neither weights, slots nor batch: parts of gradients, weights in another form, what one
   * phase of an update leaves to the next, sums that workers exchange.
   */
  static long shared(Blueprint blueprint, int workers) {
    HeapNeed heap = blueprint.layout().heap();
    long elements =
        blueprint.parts() * (workers - 1)
            + blueprint.derived()
            + heap.carriedCount()
            + (heap.keepsStatistics() ? blueprint.runningCount() : 0);
    return blueprint.bytes(elements)
        + heap.exchanged() * workers
        + blueprint.schedule().plateau().map(metric -> Plateau.BYTES).orElse(0L);
  }

  /** The largest batch, a power of two, that the budget leaves room for; 0 where it has none. */
  static long largestBatch(Blueprint blueprint, int workers) {
    long left = blueprint.memoryBudget() - fixed(blueprint, workers);
    return Long.highestOneBit(Math.max(0, left) / ofSample(blueprint));
  }

  /**
   * Holds a run to the budget of its regime.
   *
   * @throws SettingException if it takes more
   */
  public static void withinBudget(Blueprint blueprint, int batch, int workers) {
    long bytes = bytes(blueprint, batch, workers);
    if (bytes > blueprint.memoryBudget()) {
      long largest = largestBatch(blueprint, workers);
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "batch = %d of %s takes %s with %s, and its memory budget is %s: %s",
              batch,
              blueprint.network(),
              Numbers.bytes(bytes),
              Numbers.counted(workers, "worker"),
              Numbers.bytes(blueprint.memoryBudget()),
              largest == 0 ? "no batch fits" : "the largest that fits is " + largest));
    }
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
