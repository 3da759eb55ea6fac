package dev.regimen.data;

import dev.regimen.annotation.TextUnit;
import java.util.Locale;

/**
 * How texts become ids.
 *
 * @param unit what a text is cut into
 * @param length the most units that are read of one
 * @param vocabulary the most ids of units, padding and the unknown included
 * @param minCount how often the training split must have a unit
 * @param ngrams units of the longest n-grams that have ids of their own; 1: none have
 * @param buckets ids that n-grams share
 */
public record TextForm(
    TextUnit unit, int length, int vocabulary, int minCount, int ngrams, int buckets) {
  /** The ids of bytes: their values behind padding and the unknown. */
  static final int BYTES = 256 + Tokenizer.FIRST;

  /** Checks the numbers, which may come from a file. */
  public TextForm {
    boolean sound = length >= 1 && vocabulary > Tokenizer.FIRST && minCount >= 1;
    if (!sound || ngrams < 1 || ngrams > 1 == buckets < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "length %d, vocabulary %d, minCount %d, ngrams %d, buckets %d",
              length,
              vocabulary,
              minCount,
              ngrams,
              buckets));
    }
  }

  /** Texts whose units have ids, and nothing else. */
  public TextForm(TextUnit unit, int length, int vocabulary, int minCount) {
    this(unit, length, vocabulary, minCount, 1, 0);
  }

  /** The same with n-grams. */
  public TextForm withNgrams(int units, int shared) {
    return new TextForm(unit, length, vocabulary, minCount, units, units > 1 ? shared : 0);
  }

  /** Ids of a sample: its units, its n-grams, and padding. */
  public int width() {
    return length + Ngrams.count(length, ngrams);
  }

  /** Ids of units are from 0 and below this. */
  public int unitIds() {
    return unit == TextUnit.BYTE ? BYTES : vocabulary;
  }

  /** Ids are from 0 and below this. */
  public int ids() {
    return unitIds() + buckets;
  }
}
