package dev.regimen.kernel;

/** Where texts end. An instance belongs to one worker; it keeps its tile. */
public final class Ends {
  private float[] floatReal = {};

  /**
   * Marks the last unit of each of the samples {@code [from, to)}.
   *
   * @param length rows of a sample
   * @param real 1 for each row that is a unit of its text, 0 for the padding behind
   * @param ends receives 1 for the last that is, 0 for all others
   */
  public void mark(int from, int to, int length, Floats real, Floats ends) {
    if (floatReal.length < length) {
      floatReal = new float[length];
    }
    ends.clear((long) from * length, (long) to * length);
    for (int sample = from; sample < to; sample++) {
      int rows = RealRows.of(sample, length, real, floatReal);
      if (rows > 0) {
        ends.set((long) sample * length + rows - 1, 1);
      }
    }
  }
}
