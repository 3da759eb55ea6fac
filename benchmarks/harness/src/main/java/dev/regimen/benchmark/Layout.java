package dev.regimen.benchmark;

/** How a side keeps images in memory. */
public enum Layout {
  /** [batch, channels, height, width]. */
  CHANNELS_FIRST,
  /** [batch, height, width, channels]. */
  CHANNELS_LAST;

  /**
   * Values [rows, channels, places] as [rows, places, channels] for {@link #CHANNELS_LAST}, and as
   * they are otherwise: weights of a convolution, where places are those of the window, and of a
   * dense layer after images.
   */
  public float[] order(float[] values, int channels, int places) {
    if (this == CHANNELS_FIRST) {
      return values;
    }
    float[] ordered = new float[values.length];
    int row = channels * places;
    for (int i = 0; i < values.length; i++) {
      int channel = i % row / places;
      int place = i % places;
      ordered[i - i % row + place * channels + channel] = values[i];
    }
    return ordered;
  }
}
