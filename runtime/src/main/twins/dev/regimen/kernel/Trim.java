package dev.regimen.kernel;

/**
 * Texts of a batch without the places that are padding in all of them: what goes over the places
 * then costs what the batch's longest text has, and not the most that a text may have.
 *
 * <p>Padding are zeros behind a text's end. An instance belongs to one worker.
 */
public final class Trim {
  private float[] floatIds = {};

  /**
   * Copies the ids of samples {@code [from, to)}, [most] each, to [length] each, one sample behind
   * the other. Each worker looks at all samples, which takes less than to wait for the others once
   * more.
   *
   * @param samples in the batch
   * @return the length: that of the longest text, at least 1
   */
  public int apply(int from, int to, int samples, int most, Floats ids, Floats trimmed) {
    if (floatIds.length < most) {
      floatIds = new float[most];
    }
    int length = 1;
    for (int sample = 0; sample < samples && length < most; sample++) {
      int behind = most - length;
      ids.read((long) sample * most + length, floatIds, behind);
      while (behind > 0 && floatIds[behind - 1] == 0) {
        behind--;
      }
      length += behind;
    }
    for (int sample = from; sample < to; sample++) {
      trimmed.copy((long) sample * length, ids, (long) sample * most, length);
    }
    return length;
  }
}
