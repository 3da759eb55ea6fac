package dev.regimen.data.augment;

import java.util.Arrays;

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
  public void choose(float[] sample, boolean[] hidden, int[] fields, Chance chance) {
    int count = fields.length - 1;
    int wanted = count(count);
    for (int field = 0; field < count; field++) {
      boolean chosen = chance.below(count - field) < wanted;
      Arrays.fill(hidden, fields[field], fields[field + 1], chosen);
      wanted -= chosen ? 1 : 0;
    }
  }

  /** The mean, which is 0 behind standardization. */
  @Override
  public void hide(float[] sample, boolean[] hidden, Chance chance) {
    for (int feature = 0; feature < hidden.length; feature++) {
      sample[feature] = hidden[feature] ? 0 : sample[feature];
    }
  }
}
