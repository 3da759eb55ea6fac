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

  /** A pass over the first {@code count} samples of an order; what must be decoded is so ahead. */
  static Reading orAhead(Dataset data, int[] order, int count, int together) {
    Samples samples = data.samples();
    if (samples.features() instanceof OnDemand images) {
      return new DecodingAhead(images, samples.rows(order, count), together);
    }
    return samples.features() instanceof ShownFeatures shown
            && shown.originals() instanceof OnDemand images
        ? ShownReading.of(images, shown, samples.rows(order, count), together)
        : new DirectReading(data, order);
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
