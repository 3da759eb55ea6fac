package dev.regimen.data;

import java.util.List;

/** Texts that came cut into tokens, for which no vocabulary has been learned. */
record RawTokens(List<List<String>> texts) implements Features {
  /** What a token's object and its array take beside the characters. */
  private static final int OBJECT = 48;

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public int width() {
    return 0;
  }

  @Override
  public void copy(int row, float[] into, int at) {
    throw new IllegalStateException("a text has no features before its tokens are ids");
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
    return texts.stream()
        .flatMap(List::stream)
        .mapToLong(token -> OBJECT + 2L * token.length())
        .sum();
  }
}
