package dev.regimen.data.augment;

/** Changes the units of a training text, before anything else is done to its ids. */
public non-sealed interface TextEdit extends Augmentation {
  /**
   * Changes a text in place.
   *
   * @param chance begun anew for each showing of a text
   */
  void edit(UnitRow text, Chance chance);

  @Override
  default boolean ofImages() {
    return false;
  }

  /**
   * How many edits a share of a text makes: at least one, unless there is nothing to edit or the
   * share is 0 (Wei and Zou 2019).
   */
  static int edits(double alpha, int length) {
    return alpha == 0 || length == 0 ? 0 : Math.max(1, (int) (alpha * length));
  }
}
