package dev.regimen.data;

import java.util.List;

/** Texts that no vocabulary has been learned for: a network sees them as {@link TokenRows}. */
record RawTexts(List<String> texts) implements Features {
  /** What an object and its characters' array take beside the characters. */
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
    throw new IllegalStateException("a text has no features before it is cut into units");
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
    return texts.stream().mapToLong(text -> OBJECT + 2L * text.length()).sum();
  }
}
