package dev.regimen.data;

/**
 * A pass over samples as a pretext task shows them.
 *
 * @param originals a pass over the samples that they are made of
 * @param rows what is shown, by position
 */
record ShownReading(Reading originals, ShownFeatures features, int[] rows) implements Reading {
  /** Decodes the originals ahead. */
  static Reading of(OnDemand images, ShownFeatures features, int[] rows, int together) {
    int[] originals = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      originals[i] = features.original(rows[i]);
    }
    return new ShownReading(new DecodingAhead(images, originals, together), features, rows);
  }

  @Override
  public long features(int position, float[] into, int at) {
    long waited = originals.features(position, into, at);
    features.show(rows[position], into, at);
    return waited;
  }

  @Override
  public void advance(int position) {
    originals.advance(position);
  }

  @Override
  public void close() {
    originals.close();
  }
}
