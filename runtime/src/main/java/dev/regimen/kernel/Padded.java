package dev.regimen.kernel;

/**
 * A copy of one sample's map with a border of zeros, its groups of channels apart: [group, {@code
 * tall}, {@code wide}, channels / groups].
 *
 * <p>What reads it needs no clipping. The border is written once; where the border is negative the
 * map is cropped.
 */
final class Padded<V extends Reals> {
  private final Precision<V> precision;
  private final int groups;
  private final int channels;
  private final int width;
  private final int tall;
  private final int wide;
  private final int top;
  private final int left;
  private final int rows;
  private final int columns;
  private final V values;

  /**
   * A place for maps [height, width, channels], to be laid at row {@code top}, column {@code left}.
   */
  Padded(
      Precision<V> precision,
      int height,
      int width,
      int channels,
      int groups,
      int top,
      int left,
      int tall,
      int wide) {
    this.precision = precision;
    this.groups = groups;
    this.channels = channels;
    this.width = width;
    this.tall = tall;
    this.wide = wide;
    this.top = top;
    this.left = left;
    this.rows = Math.max(0, Math.min(height, tall - top));
    this.columns = Math.max(0, Math.min(width, wide - left));
    this.values = precision.allocate((long) tall * wide * channels);
  }

  V values() {
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
  void take(V source, long at) {
    for (int row = 0; row < rows; row++) {
      long from = at + (long) row * width * channels;
      if (groups == 1) {
        long to = ((long) (top + row) * wide + left) * channels;
        precision.copy(values, to, source, from, columns * channels);
      } else {
        takeApart(source, from, row);
      }
    }
  }

  private void takeApart(V source, long at, int row) {
    int part = channels / groups;
    for (int group = 0; group < groups; group++) {
      long to = group(group) + ((long) (top + row) * wide + left) * part;
      long from = at + (long) group * part;
      for (int column = 0; column < columns; column++) {
        precision.copy(values, to + (long) column * part, source, from, part);
        from += channels;
      }
    }
  }
}
