package dev.regimen.data.augment;

/**
 * Hides parts of a sample, which the network is to predict: in training others in each epoch, in
 * evaluation always the same. Nothing is hidden from a prediction.
 */
public non-sealed interface Masking extends Augmentation {
  /**
   * Says which of a sample's features are hidden.
   *
   * @param sample its features, preprocessed
   * @param hidden one for each of them; every one is to be set
   * @param fields where each of its fields begins, and behind the last one where it ends: a field
   *     of a table has several features where it is a category
   * @param chance begun anew for each showing of a sample
   */
  void choose(float[] sample, boolean[] hidden, int[] fields, Chance chance);

  /** Puts something in the place of what is hidden. */
  void hide(float[] sample, boolean[] hidden, Chance chance);

  @Override
  default boolean ofImages() {
    return false;
  }
}
