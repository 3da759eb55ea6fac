package dev.regimen.data;

/** Rows of numbers of one width, however they are held. */
sealed interface Features
    permits Table,
        ByteTable,
        MappedFeatures,
        JoinedFeatures,
        OnDemand,
        ShownFeatures,
        RawWords,
        TokenRows,
        TokenWindows {
  /** The number of rows. */
  int size();

  /** The numbers of one row. */
  int width();

  /** Copies one row to {@code into[at ...]}. */
  void copy(int row, float[] into, int at);

  /** The same rows, each of {@code channels} planes, with the channels of a place side by side. */
  Features channelsLast(int channels);

  /** Whether every number is one of the 256 intensities {@code byte / 255}. */
  boolean intensities();

  /** The bytes of the heap that hold the rows for as long as they are used. */
  long heldBytes();
}
