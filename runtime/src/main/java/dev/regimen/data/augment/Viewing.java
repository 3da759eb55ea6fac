package dev.regimen.data.augment;

/** How images are shown in validation, test and prediction. */
public non-sealed interface Viewing extends Augmentation {
  /** How many views of each image there are beside the image itself. */
  default int views() {
    return 0;
  }

  /** Whether a view is a draw of the regime's geometry instead; 0 is the image itself. */
  default boolean random(int view) {
    return false;
  }

  /** Adds what this does to a view that is not random. */
  void compose(Affine map, int view);
}
