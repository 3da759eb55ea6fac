package dev.regimen.annotation;

/** What lies between two checkpoints. */
public enum CheckpointUnit {
  /** Passes over the training split. */
  EPOCH,
  /** Updates of the weights. */
  STEP,
  /** Minutes by the clock. */
  MINUTE
}
