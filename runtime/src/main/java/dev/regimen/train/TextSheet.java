package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.Image;
import dev.regimen.text.Escaping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a regime's augmentation does to texts, as lines to read: one text of each class, and below
 * it versions of it as training would see them, in the words that the vocabulary has.
 */
public final class TextSheet {
  /** What stands before a version, and before no original. */
  public static final String MARGIN = "    ";

  private static final int MOST_TEXTS = 10;

  private final List<String> lines = new ArrayList<>();

  private TextSheet() {}

  /**
   * The sheet of the first text of each class, of ten classes at most.
   *
   * @param trainer whose regime, with its numbers as they are set now
   * @param data what the vocabulary is learned from, and what is shown
   * @param versions how many augmented versions of each text
   * @throws dev.regimen.data.DataException if the data is no texts, or the network reads none
   */
  public static TextSheet of(Trainer<?> trainer, Dataset data, int versions) {
    if (versions < 1) {
      throw new IllegalArgumentException("a sheet needs at least 1 version, not " + versions);
    }
    if (trainer.blueprint().texts().isEmpty()) {
      throw new IllegalArgumentException(trainer.blueprint().network() + " reads no texts");
    }
    Dataset seen = trainer.given.seen(Splits.trainOnly(data)).train();
    Tokenizer tokenizer = Texts.tokenizer(seen).orElseThrow();
    Augmentations plan = trainer.blueprint().augmentations(trainer.settings()).fitted(seen);
    Augmenter augmenter = plan.training(trainer.settings().seed());
    TextSheet sheet = new TextSheet();
    BitSet shown = new BitSet();
    for (int i = 0; i < seen.size() && shown.cardinality() < MOST_TEXTS; i++) {
      int label = seen.labelled() ? seen.label(i) : i;
      if (!shown.get(label)) {
        shown.set(label);
        sheet.add(Texts.text(data, i), seen, i, augmenter, tokenizer, versions);
      }
    }
    return sheet;
  }

  private void add(
      String text,
      Dataset seen,
      int sample,
      Augmenter augmenter,
      Tokenizer tokenizer,
      int versions) {
    lines.add(Escaping.of(text).strip());
    Image image = augmenter.image();
    for (int view = 0; view < versions; view++) {
      seen.features(sample, image.raw(), 0);
      augmenter.show(image, Preprocessing.none(), view, sample);
      lines.add(MARGIN + Escaping.of(tokenizer.decode(image.pixels())));
    }
  }

  /** The lines, an original at the margin and its versions set in. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
