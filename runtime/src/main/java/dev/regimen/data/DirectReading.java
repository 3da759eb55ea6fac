package dev.regimen.data;

import java.util.stream.IntStream;

/**
 * Samples that are copied where they lie.
 *
 * @param order the samples by position, read anew at each call
 */
record DirectReading(Dataset data, int[] order) implements Reading {
  /** Shows every sample in turn; what must be decoded is decoded ahead. */
  static void everySample(Dataset data, Dataset.Visitor visitor) {
    int[] all = IntStream.range(0, data.size()).toArray();
    float[] features = new float[data.features()];
    try (Reading reading = data.reading(all, all.length, 1)) {
      for (int n = 0; n < all.length; n++) {
        reading.advance(n);
        reading.features(n, features, 0);
        visitor.sample(n, features);
      }
    }
  }

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
