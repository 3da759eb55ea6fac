package dev.regimen.kernel;

import java.util.Objects;

/**
 * Rows of samples that come one at a time: those that are kept of them, and vectors that belong to
 * their places. An instance belongs to one worker; it keeps its tiles.
 */
public final class KeptRows {
  private float[] floatRow = {};
  private float[] floatOther = {};

  /**
   * Keeps a row of each of the samples {@code [from, to)}, and gives the last ones, the row itself
   * at their end: {@code taps} of them, each {@code dilation} behind the one before. Before the
   * first row there are zeros.
   *
   * @param place of the row, from 0: how many came before
   * @param width of a row
   * @param row [width]
   * @param kept those of (taps − 1)·dilation + 1 places, each in the place of the oldest
   * @param last receives them, [taps, width]
   */
  public void last(
      int from,
      int to,
      long place,
      int taps,
      int dilation,
      int width,
      Floats row,
      Floats kept,
      Floats last) {
    int span = (taps - 1) * dilation + 1;
    for (int sample = from; sample < to; sample++) {
      long first = (long) sample * span;
      kept.copy((first + place % span) * width, row, (long) sample * width, width);
      for (int tap = 0; tap < taps; tap++) {
        long at = place - (long) (taps - 1 - tap) * dilation;
        long into = ((long) sample * taps + tap) * width;
        if (at < 0) {
          last.clear(into, into + width);
        } else {
          last.copy(into, kept, (first + at % span) * width, width);
        }
      }
    }
  }

  /**
   * {@code y = x + places[place]} for a row of each of the samples {@code [from, to)}.
   *
   * @param places a vector for each place, [rows, width]
   * @throws IndexOutOfBoundsException if there is none for this one
   */
  public void place(int from, int to, long place, int width, Floats x, Floats places, Floats y) {
    if (floatRow.length < width) {
      floatRow = new float[width];
      floatOther = new float[width];
    }
    places.read(Objects.checkIndex(place, places.length() / width) * width, floatOther, width);
    for (int sample = from; sample < to; sample++) {
      x.read((long) sample * width, floatRow, width);
      add(width, floatOther, floatRow);
      y.write((long) sample * width, floatRow, width);
    }
  }

  private static void add(int n, float[] more, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += more[i];
    }
  }
}
