package dev.regimen.data;

import java.util.Arrays;

/** A class for each token of a sample, however they are held. */
sealed interface TokenLabels permits TokenLabels.Unknown, TokenRows, TokenTags, TokenWindows {
  /** Of a text that no vocabulary has been learned for. */
  TokenLabels UNKNOWN = new Unknown();

  /** The class of each token; {@link Dataset#MISSING} where it is unknown and behind the end. */
  void copy(int row, int[] into);

  /** The bytes of the heap that hold them for as long as they are used. */
  long heldBytes();

  /** Classes that will be known when tokens are. */
  record Unknown() implements TokenLabels {
    @Override
    public void copy(int row, int[] into) {
      Arrays.fill(into, Dataset.MISSING);
    }

    @Override
    public long heldBytes() {
      return 0;
    }
  }
}
