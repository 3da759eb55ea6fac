package dev.regimen.processor.rule;

/**
 * The order of techniques on one field, or on the class of a block, whatever the order in which
 * they are written. Another order is written as separate fields.
 */
public enum Slot {
  /**
   * On a residual block's class only: what is done to the branch before it is added to the input.
   */
  BRANCH,
  /** Dense, convolution: what changes the shape and holds the weights. At most one a field. */
  TRANSFORM,
  /** Normalization. At most one a field. */
  NORMALIZE,
  /** Activation. At most one a field. */
  ACTIVATE,
  /** A factor for each channel: squeeze-and-excite, layer scale. At most one a field. */
  SCALE,
  /** Pooling. At most one a field. */
  POOL,
  /** Dropout and noise. */
  NOISE,
  /** What is done with the output as it is: it is shown to whoever asks, it alone is kept. */
  SHOW;

  /** Whether several techniques of this slot may stand together. */
  public boolean shared() {
    return this == BRANCH || this == NOISE || this == SHOW;
  }
}
