package dev.regimen.data;

/**
 * The order in which an epoch visits the samples: a permutation that is a pure function of seed,
 * epoch and the number of samples, so that nothing about it needs saving.
 */
public final class Shuffle {
  private final long seed;

  /** Orders for one run. */
  public Shuffle(long seed) {
    this.seed = seed;
  }

  /**
   * Writes the order of {@code epoch} (counted from 0) into {@code order}, whose length is the
   * number of samples and whose former content does not matter. Allocates nothing of that size.
   */
  public void order(long epoch, int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    new SplitMix(seed, epoch).shuffle(order, 0, order.length);
  }

  /** The order of {@code epoch} over {@code size} samples, in a new array. */
  public int[] order(long epoch, int size) {
    int[] order = new int[size];
    order(epoch, order);
    return order;
  }
}
