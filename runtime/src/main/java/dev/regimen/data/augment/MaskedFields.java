package dev.regimen.data.augment;

/** Hides fields of a row of a table; see {@link dev.regimen.annotation.MaskedPrediction}. */
public final class MaskedFields implements Masking {
  private final double share;

  /** Hides this share of the fields: at least one, and not all. */
  public MaskedFields(double share) {
    this.share = share;
  }

  /** How many of so many fields are hidden. */
  public int count(int fields) {
    return Math.max(1, Math.min(fields - 1, (int) Math.round(share * fields)));
  }

  /** Each set of fields of the size is as probable (Knuth's algorithm S). */
  @Override
  public void choose(float[] sample, boolean[] hidden, Chance chance) {
    int wanted = count(hidden.length);
    for (int field = 0; field < hidden.length; field++) {
      hidden[field] = chance.below(hidden.length - field) < wanted;
      wanted -= hidden[field] ? 1 : 0;
    }
  }

  /** The mean, which is 0 behind standardization. */
  @Override
  public void hide(float[] sample, boolean[] hidden, Chance chance) {
    for (int field = 0; field < hidden.length; field++) {
      sample[field] = hidden[field] ? 0 : sample[field];
    }
  }
}
