package dev.regimen.data;

/** Texts that no vocabulary has been learned for: there are no numbers yet. */
sealed interface RawWords extends Features permits RawTexts, RawTokens, RawStream {
  @Override
  default int width() {
    return 0;
  }

  @Override
  default void copy(int row, float[] into, int at) {
    throw new IllegalStateException("a text has no features before its units are ids");
  }

  @Override
  default Features channelsLast(int channels) {
    throw new IllegalStateException("texts have no channels");
  }

  @Override
  default boolean intensities() {
    return false;
  }
}
