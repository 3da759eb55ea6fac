package dev.regimen.train.step;

import dev.regimen.kernel.Reals;

/**
 * A tensor that lies as [n, h, w, c], channels last, seen in the order [n, c, h, w], which is
 * PyTorch's.
 */
final class ChannelsFirst implements Reals {
  private final Reals values;
  private final long channels;
  private final long places;

  /**
   * The view.
   *
   * @param values [n, places, channels]
   */
  ChannelsFirst(Reals values, long places, long channels) {
    this.values = values;
    this.places = places;
    this.channels = channels;
  }

  /** Where an element of the view lies. */
  private long at(long index) {
    long sample = index / (channels * places);
    long channel = index / places % channels;
    return (sample * places + index % places) * channels + channel;
  }

  @Override
  public long length() {
    return values.length();
  }

  @Override
  public double get(long index) {
    return values.get(at(index));
  }

  @Override
  public void set(long index, double value) {
    values.set(at(index), value);
  }

  @Override
  public void read(long at, float[] tile, int from, int count) {
    for (int i = 0; i < count; i++) {
      tile[from + i] = (float) get(at + i);
    }
  }

  @Override
  public void write(long at, float[] tile, int from, int count) {
    for (int i = 0; i < count; i++) {
      set(at + i, tile[from + i]);
    }
  }
}
