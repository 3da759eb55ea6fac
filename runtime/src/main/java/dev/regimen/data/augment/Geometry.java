package dev.regimen.data.augment;

import dev.regimen.annotation.Border;

/** Moves pixels. All geometry of a regime is composed into one map and resamples once. */
public non-sealed interface Geometry extends Augmentation {
  /** Adds what this does to one image, after what the map does already. */
  void compose(Affine map, Image image, Chance chance);

  /** What lies outside the image; the first that is not {@link Border#ZERO} counts for all. */
  default Border border() {
    return Border.ZERO;
  }
}
