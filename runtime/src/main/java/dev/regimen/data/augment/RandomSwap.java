package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.RandomSwap}. */
public final class RandomSwap implements TextEdit {
  private final double alpha;
  private final double share;

  /** Swaps a share of the units of a share of the texts. */
  public RandomSwap(double alpha, double share) {
    this.alpha = alpha;
    this.share = share;
  }

  @Override
  public void edit(UnitRow text, Chance chance) {
    int length = text.length();
    if (length < 2 || !chance.happens(share)) {
      return;
    }
    for (int n = TextEdit.edits(alpha, length); n > 0; n--) {
      int one = chance.below(length);
      // Another one of the others, evenly.
      int other = (one + 1 + chance.below(length - 1)) % length;
      text.swap(one, other);
    }
  }
}
