package dev.regimen.train.step;

import dev.regimen.kernel.NativeMemoryException;
import dev.regimen.text.Numbers;
import dev.regimen.train.SettingException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How much memory a run takes, and the bound on how much one value of a batch may take. */
public final class MemorySize {
  /** Buffers that a refusal names. */
  private static final int LARGEST = 3;

  private MemorySize() {}

  /**
   * Bytes of all that grows with the network or the batch, of a training run: what it computes in,
   * what convolutions work in at most, and what it keeps of its weights. The tiles that each
   * worker's loops work in, some hundred kilobytes whatever the network, do not count.
   */
  public static long bytes(Blueprint blueprint, Kept kept, int capacity, int workers) {
    return fixed(blueprint, kept, workers)
        + ofSample(blueprint) * capacity
        + convolutions(blueprint, capacity, workers);
  }

  /** Bytes that all workers lend to their convolutions, at most. */
  public static long convolutions(Blueprint blueprint, long batch, int workers) {
    return blueprint.layout().heap().convolutions().bytes(batch, workers);
  }

  /** {@link #bytes(Blueprint, Kept, int, int)} of a run that keeps what the regime says. */
  public static long bytes(Blueprint blueprint, int capacity, int workers) {
    return bytes(blueprint, Kept.of(blueprint), capacity, workers);
  }

  /** Bytes that a sample takes where nothing is trained. */
  public static long ofPrediction(Blueprint blueprint) {
    return blueprint.bytes(
        blueprint.layout().predicting() + blueprint.mostFeatures() + blueprint.targetElements());
  }

  /** Of all bytes those that grow with the batch. */
  static long ofSample(Blueprint blueprint) {
    return blueprint.bytes(
        blueprint.activations()
            + blueprint.mostFeatures()
            + blueprint.viewFeatures()
            + blueprint.conditionWidth()
            + blueprint.targetElements()
            + (blueprint.layout().heap().keepsStatistics() ? blueprint.keptWidth() : 0));
  }

  /** Whatever the batch is. */
  private static long fixed(Blueprint blueprint, Kept kept, int workers) {
    long elements =
        blueprint.parameterCount()
            + blueprint.gradientCount()
            + blueprint.slotCount(Slot.Kind.values());
    return blueprint.bytes(elements + blueprint.runningCount())
        + Average.bytes(blueprint)
        + shared(blueprint, workers)
        + kept.bytes(blueprint);
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
    return blueprint.bytes(elements) + heap.exchanged() * workers + Plateau.bytes(blueprint);
  }

  /** The largest batch, a power of two, that the budget leaves room for; 0 where it has none. */
  static long largestBatch(Blueprint blueprint, Kept kept, int workers) {
    return largestBatch(blueprint, kept, workers, blueprint.memoryBudget());
  }

  private static long largestBatch(Blueprint blueprint, Kept kept, int workers, long limit) {
    long left = limit - fixed(blueprint, kept, workers);
    long batch = Long.highestOneBit(Math.max(0, left) / ofSample(blueprint));
    while (batch > 0
        && ofSample(blueprint) * batch + convolutions(blueprint, batch, workers) > left) {
      batch /= 2;
    }
    return batch;
  }

  /**
   * Holds a run to the budget of its regime.
   *
   * @throws SettingException if it takes more
   */
  public static void withinBudget(Blueprint blueprint, Kept kept, int batch, int workers) {
    within(
        blueprint, kept, batch, workers, blueprint.memoryBudget(), "its memory budget is %s", "");
  }

  /**
   * Holds a run to what the machine has.
   *
   * @param available bytes
   * @throws SettingException if it takes more
   */
  public static void withinMachine(
      Blueprint blueprint, Kept kept, int batch, int workers, long available) {
    within(
        blueprint,
        kept,
        batch,
        workers,
        available,
        "this machine has %s left",
        " (-Dregimen.memory says how much a run may take)");
  }

  private static void within(
      Blueprint blueprint,
      Kept kept,
      int batch,
      int workers,
      long limit,
      String has,
      String advice) {
    long bytes = bytes(blueprint, kept, batch, workers);
    if (bytes > limit) {
      long largest = largestBatch(blueprint, kept, workers, limit);
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s, and %s: %s%s",
              taken(blueprint, batch, workers, bytes),
              String.format(Locale.ROOT, has, Numbers.bytes(limit)),
              largest == 0 ? "no batch fits" : "the largest that fits is " + largest,
              advice));
    }
  }

  private static String taken(Blueprint blueprint, int batch, int workers, long bytes) {
    return String.format(
        Locale.ROOT,
        "batch = %d of %s takes %s with %s",
        batch,
        blueprint.network(),
        Numbers.bytes(bytes),
        Numbers.counted(workers, "worker"));
  }

  /**
   * Makes what a batch is computed in.
   *
   * @throws NativeMemoryException if the system refuses memory, with the batch and what takes most
   */
  public static <T> T allocated(
      Blueprint blueprint, int batch, int workers, Supplier<T> allocation) {
    try {
      return allocation.get();
    } catch (NativeMemoryException e) {
      throw new NativeMemoryException(
          e,
          String.format(
              Locale.ROOT,
              "%s: %s; the largest buffers are %s",
              taken(blueprint, batch, workers, bytes(blueprint, batch, workers)),
              e.getMessage(),
              largestBuffers(blueprint, batch, workers)));
    }
  }

  private static String largestBuffers(Blueprint blueprint, int batch, int workers) {
    long gradients = blueprint.gradientCount() + blueprint.parts() * (workers - 1);
    long slots = blueprint.bytes(blueprint.slotCount(Slot.Kind.values()));
    Map<String, Long> buffers = new LinkedHashMap<>();
    buffers.put("activations", blueprint.bytes(blueprint.activations() * batch));
    buffers.put("input", blueprint.bytes((long) blueprint.mostFeatures() * batch));
    buffers.put("second view", blueprint.bytes((long) blueprint.viewFeatures() * batch));
    buffers.put("targets", blueprint.bytes((long) blueprint.targetElements() * batch));
    buffers.put("what convolutions work in", convolutions(blueprint, batch, workers));
    buffers.put("parameters", blueprint.bytes(blueprint.parameterCount()));
    buffers.put("gradients", blueprint.bytes(gradients));
    buffers.put("optimizer and averages", slots + Average.bytes(blueprint));
    Kept kept = Kept.of(blueprint);
    buffers.put("best weights", kept.bestBytes(blueprint));
    buffers.put("snapshots", kept.snapshotBytes(blueprint));
    buffers.put("checkpoint", kept.checkpointBytes(blueprint));
    return buffers.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(LARGEST)
        .map(buffer -> buffer.getKey() + " " + Numbers.bytes(buffer.getValue()))
        .collect(Collectors.joining(", "));
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
    check(blueprint, capacity, blueprint.mostFeatures());
    check(blueprint, capacity, blueprint.conditionWidth());
    blueprint.tasks().forEach(task -> check(blueprint, capacity, task.elements()));
  }
}
