package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;

/**
 * A copy of one sample's map with a border of zeros, its groups of channels apart: [group, {@code
 * tall}, {@code wide}, channels / groups].
 *
 * <p>What reads it needs no clipping. The border is written once; where the border is negative the
 * map is cropped.
 */
final class FloatPadded {
  private final int groups;
  private final int channels;
  private final int width;
  private final int tall;
  private final int wide;
  private final int top;
  private final int left;
  private final int rows;
  private final int columns;
  private final Floats values;

  /**
   * A place for maps [height, width, channels], to be laid at row {@code top}, column {@code left}.
   */
  FloatPadded(
      int height, int width, int channels, int groups, int top, int left, int tall, int wide) {
    this.groups = groups;
    this.channels = channels;
    this.width = width;
    this.tall = tall;
    this.wide = wide;
    this.top = top;
    this.left = left;
    this.rows = Math.max(0, Math.min(height, tall - top));
    this.columns = Math.max(0, Math.min(width, wide - left));
    this.values = Floats.allocate((long) tall * wide * channels);
  }

  Floats values() {
    return values;
  }

  int wide() {
    return wide;
  }

  /** Where a group begins. */
  long group(int group) {
    return (long) group * tall * wide * (channels / groups);
  }

  /** Copies a map in. */
  void take(Floats source, long at) {
    for (int row = 0; row < rows; row++) {
      long from = at + (long) row * width * channels;
      if (groups == 1) {
        long to = ((long) (top + row) * wide + left) * channels;
        values.copy(to, source, from, columns * channels);
      } else {
        takeApart(source, from, row);
      }
    }
  }

  private void takeApart(Floats source, long at, int row) {
    int part = channels / groups;
    for (int group = 0; group < groups; group++) {
      long to = group(group) + ((long) (top + row) * wide + left) * part;
      long from = at + (long) group * part;
      for (int column = 0; column < columns; column++) {
        values.copy(to + (long) column * part, source, from, part);
        from += channels;
      }
    }
  }
}
