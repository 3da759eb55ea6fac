package dev.regimen.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Texts as rows of ids, each as long as its text and padded when it is copied.
 *
 * @param starts where each text's ids begin, and where the last one's end
 * @param lengths units of each text before it was cut
 * @param odd characters of each that were left out or replaced
 */
record TokenRows(Tokenizer tokenizer, int[] ids, int[] starts, int[] lengths, int[] odd)
    implements Features, TokenLabels {
  static <T> TokenRows of(List<T> texts, Tokenizer tokenizer, Function<T, Tokenizer.Ids> cut) {
    int most = tokenizer.form().length();
    int[] ids = new int[0];
    int[] starts = new int[texts.size() + 1];
    int[] lengths = new int[texts.size()];
    int[] odd = new int[texts.size()];
    for (int i = 0; i < texts.size(); i++) {
      Tokenizer.Ids found = cut.apply(texts.get(i));
      lengths[i] = found.ids().length;
      odd[i] = found.odd();
      int[] row = tokenizer.row(found, most);
      starts[i + 1] = Math.addExact(starts[i], row.length);
      if (starts[i + 1] > ids.length) {
        ids = Arrays.copyOf(ids, Math.max(starts[i + 1], (int) Math.min(1 << 30, 2L * ids.length)));
      }
      System.arraycopy(row, 0, ids, starts[i], row.length);
    }
    return new TokenRows(tokenizer, Arrays.copyOf(ids, starts[texts.size()]), starts, lengths, odd);
  }

  @Override
  public int size() {
    return lengths.length;
  }

  @Override
  public int width() {
    return tokenizer.form().width();
  }

  @Override
  public void copy(int row, float[] into, int at) {
    int kept = kept(row);
    for (int i = 0; i < kept; i++) {
      into[at + i] = ids[starts[row] + i];
    }
    Arrays.fill(into, at + kept, at + width(), Tokenizer.PADDING);
  }

  /** Each token is its own class, where it is what a network is to find. */
  @Override
  public void copy(int row, int[] into) {
    int kept = Math.min(into.length, kept(row));
    System.arraycopy(ids, starts[row], into, 0, kept);
    Arrays.fill(into, kept, into.length, Dataset.MISSING);
  }

  /** How many ids a text has. */
  int kept(int row) {
    return starts[row + 1] - starts[row];
  }

  /** How many of a text's units the vocabulary does not have, of those that are kept. */
  int unknown(int row) {
    int count = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      count += ids[i] == Tokenizer.UNKNOWN ? 1 : 0;
    }
    return count;
  }

  @Override
  public Features channelsLast(int channels) {
    throw new IllegalStateException("texts have no channels");
  }

  @Override
  public boolean intensities() {
    return false;
  }

  @Override
  public long heldBytes() {
    return (long) Integer.BYTES * (ids.length + starts.length + lengths.length + odd.length);
  }
}
