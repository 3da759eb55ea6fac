package dev.regimen.processor.ir;

/**
 * The programs of a step that go over all parameters as flat vectors, in the order of their running
 * behind a batch's gradients. Only the last one is in every step.
 */
public enum UpdateStage {
  /** Moves the parameters to where the gradients are computed a second time. */
  ASCEND,
  /** Adds a batch's gradients up, where several batches make one update. */
  ACCUMULATE,
  /** Makes what parameters and the optimizer's slots become. */
  UPDATE;

  /** The step's method. */
  public String method() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
