package dev.regimen.processor.ir;

/**
 * What a {@link Recurrence} keeps of a sample from pass to pass, [2·2, H]: h and another state, as
 * a pass finds them and as it leaves them, in turns.
 */
final class KeptStates {
  /** Vectors of a sample. */
  static final int COUNT = 4;

  private KeptStates() {}

  /** The states that a unit goes on from, of those that a time hands to the next. */
  static double[] begun(Cell cell, double[] kept, int row, int unit, int units, long passes) {
    double[] begun = new double[cell.states()];
    if (passes > 0) {
      int at = place(row, units, passes) + unit;
      begun[cell.handed()] = kept[at + units];
      begun[cell.states() - 1] = kept[at];
    }
    return begun;
  }

  /** Keeps what a sample ends with. */
  static void keep(Cell cell, double[] kept, int row, double[][] last, long passes) {
    for (int unit = 0; unit < last.length; unit++) {
      int at = place(row, last.length, passes + 1) + unit;
      kept[at] = last[unit][cell.states() - 1];
      kept[at + last.length] = last[unit][cell.handed()];
    }
  }

  private static int place(int row, int units, long passes) {
    return (row * COUNT + 2 * (int) (passes & 1)) * units;
  }
}
