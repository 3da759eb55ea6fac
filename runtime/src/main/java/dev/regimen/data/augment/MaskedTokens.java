package dev.regimen.data.augment;

import dev.regimen.data.Tokenizer;

/**
 * Hides tokens of a text (Devlin et al. 2019); see {@link dev.regimen.annotation.MaskedPrediction}.
 */
public final class MaskedTokens implements Masking {
  /** Of the chosen tokens those that become unknown, and with them those that become others. */
  private static final double UNKNOWN = 0.8;

  private static final double CHANGED = 0.9;

  private final double share;
  private final int ids;

  /** Chooses this share of a text's tokens, at least one; all ids are below a number. */
  public MaskedTokens(double share, int ids) {
    this.share = share;
    this.ids = ids;
  }

  private int count(int tokens) {
    return tokens == 0 ? 0 : Math.max(1, (int) Math.round(share * tokens));
  }

  /** Each set of tokens of the size is as probable; padding and what is unknown are none. */
  @Override
  public void choose(float[] sample, boolean[] hidden, int[] fields, Chance chance) {
    int tokens = 0;
    for (float id : sample) {
      tokens += id >= Tokenizer.FIRST ? 1 : 0;
    }
    int wanted = count(tokens);
    for (int at = 0; at < hidden.length; at++) {
      boolean token = sample[at] >= Tokenizer.FIRST;
      hidden[at] = token && chance.below(tokens) < wanted;
      tokens -= token ? 1 : 0;
      wanted -= hidden[at] ? 1 : 0;
    }
  }

  /** Of ten eight become unknown, one another token, and one stays. */
  @Override
  public void hide(float[] sample, boolean[] hidden, Chance chance) {
    for (int at = 0; at < hidden.length; at++) {
      if (hidden[at]) {
        double fate = chance.uniform();
        int other = Tokenizer.FIRST + chance.below(Math.max(1, ids - Tokenizer.FIRST));
        sample[at] = fate < UNKNOWN ? Tokenizer.UNKNOWN : fate < CHANGED ? other : sample[at];
      }
    }
  }
}
