package dev.regimen.data;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Data sets of texts: as they are read, and as rows of ids. */
public final class Texts {
  private Texts() {}

  /** Whether samples are texts that are no ids yet. */
  public static boolean are(Dataset data) {
    return data.samples().features() instanceof RawTexts;
  }

  /**
   * A sample's text.
   *
   * @throws DataException if samples are no texts
   */
  public static String text(Dataset data, int index) {
    if (data.samples().features() instanceof RawTexts texts) {
      return texts.texts().get(data.samples().row(index));
    }
    throw DataException.of(data.source(), "samples are no texts, but rows of numbers");
  }

  /** The same samples as rows of ids. */
  public static Dataset encoded(Dataset data, Tokenizer tokenizer) {
    return encoded(data, tokenizer, new IdentityHashMap<>());
  }

  /** The same samples as rows of ids; what several parts share is gone through once. */
  public static Splits encoded(Splits splits, Tokenizer tokenizer) {
    Map<Features, TokenRows> made = new IdentityHashMap<>();
    return new Splits(
        encoded(splits.train(), tokenizer, made),
        encoded(splits.validation(), tokenizer, made),
        encoded(splits.test(), tokenizer, made));
  }

  private static Dataset encoded(Dataset data, Tokenizer tokenizer, Map<Features, TokenRows> made) {
    if (!(data.samples().features() instanceof RawTexts raw)) {
      throw DataException.of(data.source(), "samples are no texts, but rows of numbers");
    }
    TokenRows rows = made.computeIfAbsent(raw, texts -> TokenRows.of(raw.texts(), tokenizer));
    return new Dataset(
        data.source(), new int[] {rows.width()}, data.samples().with(rows), null, data.skipped());
  }

  /** What made ids of the texts of a data set; empty where they are texts, or never were. */
  public static Optional<Tokenizer> tokenizer(Dataset data) {
    return data.samples().features() instanceof TokenRows rows
        ? Optional.of(rows.tokenizer())
        : Optional.empty();
  }

  /** What became of the texts of a data set; empty where none became ids. */
  public static Optional<TextCounts> counts(Dataset data) {
    return data.samples().features() instanceof TokenRows rows
        ? Optional.of(TextCounts.of(data, rows))
        : Optional.empty();
  }
}
