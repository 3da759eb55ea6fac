package dev.regimen.annotation;

/** Whose mean and variance a {@link BatchNorm} uses at inference. */
public enum Inference {
  /** The running mean and variance gathered in training. */
  RUNNING,
  /**
   * Those of the batch that is predicted on: transductive, a sample's prediction then depends on
   * the others beside it.
   */
  BATCH
}
