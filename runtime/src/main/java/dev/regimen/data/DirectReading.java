package dev.regimen.data;

/**
 * Samples that are copied where they lie.
 *
 * @param order the samples by position, read anew at each call
 */
record DirectReading(Dataset data, int[] order) implements Reading {
  @Override
  public long features(int position, float[] into, int at) {
    data.features(order[position], into, at);
    return 0;
  }

  @Override
  public void advance(int position) {
    // What lies in memory is neither fetched nor let go.
  }

  @Override
  public void close() {
    // Nothing is under way.
  }
}
