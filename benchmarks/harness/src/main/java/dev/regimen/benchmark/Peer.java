package dev.regimen.benchmark;

/** One side of a comparison, ready to run its workload. */
public interface Peer extends AutoCloseable {
  /**
   * Takes {@code nanos.length} steps, or predicts or runs as often.
   *
   * @param nanos receives the time of each
   */
  void run(long[] nanos);

  /**
   * What proves that the work is the same: the mean loss of the last step before its update, the
   * first probability of the last prediction, or the accuracy on the test set after the last run.
   */
  double result();

  @Override
  void close();

  /** Makes a peer. */
  interface Factory {
    /**
     * Prepares a workload from the weights and the batch of {@link Material}.
     *
     * @param noise whether dropout is on; without it all sides compute the same numbers
     */
    Peer open(Configuration configuration, boolean noise);
  }
}
