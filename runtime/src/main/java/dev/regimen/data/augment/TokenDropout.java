package dev.regimen.data.augment;

import dev.regimen.data.Tokenizer;

/** See {@link dev.regimen.annotation.TokenDropout}. */
public final class TokenDropout implements TextEdit {
  private final double p;

  /** Makes each unit unknown with this probability. */
  public TokenDropout(double p) {
    this.p = p;
  }

  @Override
  public void edit(UnitRow text, Chance chance) {
    for (int i = 0; i < text.length() && p > 0; i++) {
      if (chance.happens(p)) {
        text.replace(i, Tokenizer.UNKNOWN);
      }
    }
  }
}
