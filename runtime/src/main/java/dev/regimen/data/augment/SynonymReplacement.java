package dev.regimen.data.augment;

import dev.regimen.data.Dataset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** See {@link dev.regimen.annotation.SynonymReplacement}. */
public final class SynonymReplacement implements TextEdit {
  private final String lexicon;
  private final double alpha;
  private final double share;
  private final @Nullable Lexicon known;

  /** Replaces synonyms of a share of the units of a share of the texts. */
  public SynonymReplacement(String lexicon, double alpha, double share) {
    this(lexicon, alpha, share, null);
  }

  private SynonymReplacement(String lexicon, double alpha, double share, @Nullable Lexicon known) {
    this.lexicon = lexicon;
    this.alpha = alpha;
    this.share = share;
    this.known = known;
  }

  @Override
  public Augmentation fitted(Dataset train, int[] shape) {
    return new SynonymReplacement(lexicon, alpha, share, Lexicon.read(lexicon, train));
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
      if (place >= 0) {
        replace(text, text.id(place), known.draw(text.id(place), chance));
      }
    }
    Arrays.fill(text.marks(), false);
  }

  /** Another word is replaced next: a synonym's synonym may be the word that stood there before. */
  private static void replace(UnitRow text, int word, int synonym) {
    for (int i = 0; i < text.length(); i++) {
      if (text.id(i) == word && !text.marks()[i]) {
        text.replace(i, synonym);
        text.marks()[i] = true;
      }
    }
  }
}
