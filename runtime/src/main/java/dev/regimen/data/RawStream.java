package dev.regimen.data;

/** One long text that no vocabulary has been learned for: its windows are {@link TokenWindows}. */
record RawStream(String text) implements Features {
  @Override
  public int size() {
    return text.isEmpty() ? 0 : 1;
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
    return 2L * text.length();
  }
}
