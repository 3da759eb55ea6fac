package dev.regimen.data;

import java.util.Arrays;

/**
 * Tags of texts, each as many as its text has tokens.
 *
 * @param starts where each text's tags begin, and where the last one's end
 */
record TokenTags(int[] tags, int[] starts) implements TokenLabels {
  @Override
  public void copy(int row, int[] into) {
    int kept = Math.min(into.length, starts[row + 1] - starts[row]);
    System.arraycopy(tags, starts[row], into, 0, kept);
    Arrays.fill(into, kept, into.length, Dataset.MISSING);
  }

  @Override
  public long heldBytes() {
    return (long) Integer.BYTES * (tags.length + starts.length);
  }
}
