package dev.regimen.data.augment;

import dev.regimen.data.Dataset;
import org.jspecify.annotations.Nullable;

/** See {@link dev.regimen.annotation.RandomInsertion}. */
public final class RandomInsertion implements TextEdit {
  private final String lexicon;
  private final double alpha;
  private final double share;
  private final @Nullable Lexicon known;

  /** Inserts synonyms of a share of the units of a share of the texts. */
  public RandomInsertion(String lexicon, double alpha, double share) {
    this(lexicon, alpha, share, null);
  }

  private RandomInsertion(String lexicon, double alpha, double share, @Nullable Lexicon known) {
    this.lexicon = lexicon;
    this.alpha = alpha;
    this.share = share;
    this.known = known;
  }

  @Override
  public Augmentation fitted(Dataset train, int[] shape) {
    return new RandomInsertion(lexicon, alpha, share, Lexicon.read(lexicon, train));
  }

  @Override
  public String contents() {
    return known == null ? "" : known.contents();
  }

  @Override
  public void edit(UnitRow text, Chance chance) {
    if (known == null) {
      throw new IllegalStateException("the lexicon is read when a run begins");
    }
    if (!chance.happens(share)) {
      return;
    }
    for (int n = TextEdit.edits(alpha, text.length()); n > 0; n--) {
      int place = known.drawPlace(text, chance);
      if (place < 0) {
        return;
      }
      int synonym = known.draw(text.id(place), chance);
      text.insert(chance.below(text.length() + 1), synonym);
    }
  }
}
