package dev.regimen.data;

import java.util.List;

/** Texts that came cut into tokens, for which no vocabulary has been learned. */
record RawTokens(List<List<String>> texts) implements RawWords {
  /** What a token's object and its array take beside the characters. */
  private static final int OBJECT = 48;

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public long heldBytes() {
    return texts.stream()
        .flatMap(List::stream)
        .mapToLong(token -> OBJECT + 2L * token.length())
        .sum();
  }
}
