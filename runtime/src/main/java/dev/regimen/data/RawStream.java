package dev.regimen.data;

/** One long text that no vocabulary has been learned for: its windows are {@link TokenWindows}. */
record RawStream(String text) implements RawWords {
  @Override
  public int size() {
    return text.isEmpty() ? 0 : 1;
  }

  @Override
  public long heldBytes() {
    return 2L * text.length();
  }
}
