package dev.regimen.data.augment;

/** Changes the class that a training sample is taken for. */
public non-sealed interface Relabeling extends Augmentation {
  /**
   * The class that one of {@code 0 … classes − 1} becomes.
   *
   * @param chance begun anew for each showing of a sample, or where this is {@link #fixed} for each
   *     sample
   */
  int label(int label, int classes, Chance chance);

  /** Whether a sample keeps in all epochs what it was taken for. */
  boolean fixed();

  @Override
  default boolean ofImages() {
    return false;
  }
}
