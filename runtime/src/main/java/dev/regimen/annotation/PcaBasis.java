package dev.regimen.annotation;

/** Whose principal components the colours are shifted along. */
public enum PcaBasis {
  /** Those of the training split, over all its pixels, with intensities in [0, 1]. */
  FITTED,
  /**
   * Those of ImageNet as published with residual networks: eigenvalues 0.2175, 0.0188 and 0.0045.
   */
  IMAGENET
}
