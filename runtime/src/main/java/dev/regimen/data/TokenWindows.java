package dev.regimen.data;

import java.util.Arrays;

/**
 * Windows of one stream of ids, and of each token the one that follows it. The last window may end
 * with the stream; it is padded then.
 *
 * @param ids of the whole stream
 * @param stride from where one window begins to where the next one does
 * @param odd characters of the stream that were left out or replaced
 */
record TokenWindows(Tokenizer tokenizer, int[] ids, int stride, int odd)
    implements Features, TokenLabels {
  /** More places than this are not drawn from one by one: an order of samples is held. */
  private static final int MOST = 1 << 24;

  /** Windows at all places, of a very long stream at some million. */
  static TokenWindows anywhere(Tokenizer tokenizer, Tokenizer.Ids stream) {
    int stride = 1 + stream.ids().length / MOST;
    return new TokenWindows(tokenizer, stream.ids(), stride, stream.odd());
  }

  /** Windows side by side. */
  static TokenWindows sideBySide(Tokenizer tokenizer, Tokenizer.Ids stream) {
    return new TokenWindows(tokenizer, stream.ids(), tokenizer.form().length(), stream.odd());
  }

  /** Windows until all tokens but the first are one's target. */
  @Override
  public int size() {
    int targets = ids.length - 1;
    if (targets < 1) {
      return 0;
    }
    return 1 + Math.max(0, targets - width() + stride - 1) / stride;
  }

  /** How many fit side by side. */
  int together() {
    return Math.max(0, ids.length - 1 + width() - 1) / width();
  }

  @Override
  public int width() {
    return tokenizer.form().length();
  }

  private int kept(int row) {
    return Math.min(width(), ids.length - 1 - row * stride);
  }

  @Override
  public void copy(int row, float[] into, int at) {
    int kept = kept(row);
    for (int i = 0; i < kept; i++) {
      into[at + i] = ids[row * stride + i];
    }
    Arrays.fill(into, at + kept, at + width(), Tokenizer.PADDING);
  }

  @Override
  public void copy(int row, int[] into) {
    int kept = kept(row);
    System.arraycopy(ids, row * stride + 1, into, 0, kept);
    Arrays.fill(into, kept, into.length, Dataset.MISSING);
  }

  /** How many tokens the vocabulary does not have. */
  long unknown() {
    return Arrays.stream(ids).filter(id -> id == Tokenizer.UNKNOWN).count();
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
    return (long) Integer.BYTES * ids.length;
  }
}
