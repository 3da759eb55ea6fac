package dev.regimen.data.augment;

import dev.regimen.data.Dataset;
import org.jspecify.annotations.Nullable;

/** See {@link dev.regimen.annotation.BackTranslation}. */
public final class BackTranslation implements TextEdit {
  private final String translations;
  private final double share;
  private final @Nullable Versions known;

  /** Shows a share of the texts in other words. */
  public BackTranslation(String translations, double share) {
    this(translations, share, null);
  }

  private BackTranslation(String translations, double share, @Nullable Versions known) {
    this.translations = translations;
    this.share = share;
    this.known = known;
  }

  @Override
  public Augmentation fitted(Dataset train, int[] shape) {
    return new BackTranslation(translations, share, Versions.read(translations, train));
  }

  @Override
  public String contents() {
    return known == null ? "" : known.contents();
  }

  @Override
  public void edit(UnitRow text, Chance chance) {
    if (known == null) {
      throw new IllegalStateException("the translations are read when a run begins");
    }
    if (chance.happens(share)) {
      known.draw(text, chance);
    }
  }
}
