package dev.regimen.data;

/**
 * The rows of one data set and behind them those of another.
 *
 * @param rows of the others, as rows of all that they hold
 */
record JoinedFeatures(Features first, Features others, Samples rows) implements Features {
  @Override
  public int size() {
    return first.size() + rows.size();
  }

  @Override
  public int width() {
    return first.width();
  }

  @Override
  public void copy(int row, float[] into, int at) {
    if (row < first.size()) {
      first.copy(row, into, at);
    } else {
      others.copy(rows.row(row - first.size()), into, at);
    }
  }

  @Override
  public Features channelsLast(int channels) {
    return new JoinedFeatures(first.channelsLast(channels), others.channelsLast(channels), rows);
  }

  @Override
  public boolean intensities() {
    return first.intensities() && others.intensities();
  }

  @Override
  public long heldBytes() {
    return first.heldBytes() + rows.heldBytes();
  }
}
