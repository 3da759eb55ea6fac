package dev.regimen.kernel.window;

import java.util.Arrays;

/**
 * Which places of an input row the windows of an output row see at each tap, and the copies between
 * the two: a tile then holds, for one tap, what every window sees, and loops run over the whole of
 * it.
 */
final class Columns {
  private final int channels;
  private final int places;
  private final int stride;
  private final int[] first;
  private final int[] end;
  private final int[] offset;

  Columns(Window window) {
    channels = window.channels();
    places = window.outWidth();
    stride = window.strideWidth();
    int taps = window.kernelWidth();
    first = new int[taps];
    end = new int[taps];
    offset = new int[taps];
    for (int tap = 0; tap < taps; tap++) {
      offset[tap] = tap * window.dilationWidth() - window.padLeft();
      // The windows whose tap lies inside: 0 <= place * stride + offset < width.
      first[tap] = Math.min(places, Math.max(0, -Math.floorDiv(offset[tap], stride)));
      int last = Math.floorDiv(window.width() - 1 - offset[tap], stride);
      end[tap] = Math.max(first[tap], Math.min(places, last + 1));
    }
  }

  /** The first place whose tap lies inside the map. */
  int first(int tap) {
    return first[tap];
  }

  /** After the last place whose tap lies inside the map. */
  int end(int tap) {
    return end[tap];
  }

  /** The column of the input that the window of a place sees at a tap. */
  int column(int place, int tap) {
    return place * stride + offset[tap];
  }

  /** How many taps of the window at a place lie inside the map. */
  int inside(int place) {
    int count = 0;
    for (int tap = 0; tap < first.length; tap++) {
      count += place >= first[tap] && place < end[tap] ? 1 : 0;
    }
    return count;
  }

  /** Fills the tile with what each window sees at the tap, outside the map with {@code border}. */
  void gather(float[] row, int tap, float border, float[] tile) {
    int begin = first[tap] * channels;
    int stop = end[tap] * channels;
    Arrays.fill(tile, 0, begin, border);
    Arrays.fill(tile, stop, places * channels, border);
    int from = (first[tap] * stride + offset[tap]) * channels;
    if (begin == stop) {
      return;
    }
    if (stride == 1) {
      System.arraycopy(row, from, tile, begin, stop - begin);
      return;
    }
    for (int to = begin; to < stop; to += channels) {
      System.arraycopy(row, from, tile, to, channels);
      from += stride * channels;
    }
  }

  /** Puts back what {@link #gather} took; the border is dropped. */
  void scatter(float[] tile, int tap, float[] row) {
    int begin = first[tap] * channels;
    int stop = end[tap] * channels;
    int to = (first[tap] * stride + offset[tap]) * channels;
    if (begin == stop) {
      return;
    }
    if (stride == 1) {
      System.arraycopy(tile, begin, row, to, stop - begin);
      return;
    }
    for (int from = begin; from < stop; from += channels) {
      System.arraycopy(tile, from, row, to, channels);
      to += stride * channels;
    }
  }
}
