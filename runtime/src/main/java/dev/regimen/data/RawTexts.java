package dev.regimen.data;

import java.util.List;

/** Texts that no vocabulary has been learned for: a network sees them as {@link TokenRows}. */
record RawTexts(List<String> texts) implements RawWords {
  /** What an object and its characters' array take beside the characters. */
  private static final int OBJECT = 48;

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public long heldBytes() {
    return texts.stream().mapToLong(text -> OBJECT + 2L * text.length()).sum();
  }
}
