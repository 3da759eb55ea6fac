package dev.regimen.data.augment;

/**
 * Which samples stand in a batch, and where, if each stands there several times: the different ones
 * first, then all of them again, and so on, so that rows beside each other are different samples.
 */
public final class Repetition {
  private Repetition() {}

  /** How many different samples a batch has. */
  static int distinct(int rows, int times) {
    return (rows + times - 1) / times;
  }

  /**
   * Turns a permutation into an order in which each batch repeats its samples; those at the end of
   * the permutation have no place in it.
   *
   * @param order the permutation, of which the first {@code samples} places are used
   * @param batch the rows of a batch
   * @param times how often a sample stands in a batch; 1 changes nothing
   */
  public static void arrange(int[] order, int samples, int batch, int times) {
    if (times == 1) {
      return;
    }
    int whole = distinct(batch, times);
    // From the end, because a batch takes its samples from places that batches before it will fill.
    for (int number = (samples - 1) / batch; number >= 0; number--) {
      int at = number * batch;
      int rows = Math.min(batch, samples - at);
      int distinct = distinct(rows, times);
      for (int row = rows - 1; row >= 0; row--) {
        order[at + row] = order[number * whole + row % distinct];
      }
    }
  }
}
