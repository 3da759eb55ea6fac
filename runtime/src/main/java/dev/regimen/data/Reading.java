package dev.regimen.data;

/**
 * One pass over samples in an order that is known before, so that what must be decoded is decoded
 * ahead. Several threads may read at once; nothing about the order of their calls matters.
 */
public interface Reading extends AutoCloseable {
  /**
   * Copies the features of the sample at a position of the order to {@code into[at ...]}.
   *
   * @return the nanoseconds that the caller had to wait for them; 0 if they were there
   * @throws DataException if the sample cannot be read, which names its file
   */
  long features(int position, float[] into, int at);

  /** Says that nothing before a position will be read any more. */
  void advance(int position);

  /** Ends what is under way. */
  @Override
  void close();
}
