package dev.regimen.data.augment;

/** Changes the numbers of an image. */
public non-sealed interface Pixels extends Augmentation {
  /** Changes one image. */
  void apply(Image image, Chance chance);

  @Override
  default boolean strong() {
    return true;
  }

  /** Whether this works on standardized features, and not on intensities in [0, 1]. */
  default boolean standardized() {
    return false;
  }
}
