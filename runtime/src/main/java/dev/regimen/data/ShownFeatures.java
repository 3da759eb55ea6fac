package dev.regimen.data;

/**
 * The rows of a data set as a pretext task shows them: row {@code n·versions + v} is version v of
 * row n.
 */
record ShownFeatures(Features originals, Pretext pretext, int[] shape) implements Features {
  @Override
  public int size() {
    return Math.multiplyExact(originals.size(), pretext.versions());
  }

  @Override
  public int width() {
    return originals.width();
  }

  @Override
  public void copy(int row, float[] into, int at) {
    originals.copy(original(row), into, at);
    show(row, into, at);
  }

  /** The row that a row shows. */
  int original(int row) {
    return row / pretext.versions();
  }

  /** Makes of the original what a row shows of it. */
  void show(int row, float[] into, int at) {
    pretext.show(into, at, shape, row % pretext.versions());
  }

  @Override
  public Features channelsLast(int channels) {
    return new ShownFeatures(originals.channelsLast(channels), pretext, shape);
  }

  @Override
  public boolean intensities() {
    return originals.intensities();
  }

  @Override
  public long heldBytes() {
    return originals.heldBytes();
  }
}
