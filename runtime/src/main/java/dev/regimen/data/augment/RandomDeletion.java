package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.RandomDeletion}. */
public final class RandomDeletion implements TextEdit {
  private final double p;
  private final double share;

  /** Deletes each unit of a share of the texts with this probability. */
  public RandomDeletion(double p, double share) {
    this.p = p;
    this.share = share;
  }

  @Override
  public void edit(UnitRow text, Chance chance) {
    int length = text.length();
    if (length < 2 || p == 0 || !chance.happens(share)) {
      return;
    }
    int deleted = 0;
    for (int i = 0; i < length; i++) {
      text.marks()[i] = chance.happens(p);
      deleted += text.marks()[i] ? 1 : 0;
    }
    if (deleted == length || deleted == 0) {
      // One stays of those that would all go; one goes where none would.
      text.marks()[chance.below(length)] = deleted == 0;
    }
    text.deleteMarked();
  }
}
