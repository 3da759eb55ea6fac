package dev.regimen.kernel;

/** Which sample stands in which row of a batch, and what a pass over it counts for that sample. */
abstract class SampleAddresses {
  private final long[] samples;
  private final long[] counters;
  private long pass;

  SampleAddresses(int capacity) {
    samples = new long[capacity];
    counters = new long[capacity];
  }

  /** Says which sample stands in a row of the batch, by its features. */
  public void identify(int row, float[] features) {
    samples[row] = CounterHash.of(features);
  }

  /**
   * Begins a pass over the rows {@code [from, to)}, which have been {@link #identify identified}.
   */
  public void pass(long number, int from, int to) {
    pass = number;
    long mixed = CounterHash.mix(number + CounterHash.GOLDEN);
    for (int row = from; row < to; row++) {
      counters[row] = CounterHash.mix(samples[row] ^ mixed);
    }
  }

  /** The number of the pass, for what is drawn once for all samples. */
  final long pass() {
    return pass;
  }

  /** The counter of the sample that an element of the whole batch belongs to. */
  final long counter(long position, int each) {
    return counters[(int) (position / each)];
  }
}
