package dev.regimen.data;

import dev.regimen.annotation.TextUnit;

/**
 * How texts become ids.
 *
 * @param unit what a text is cut into
 * @param length the most units that are read of one
 * @param vocabulary the most ids, padding and the unknown included
 * @param minCount how often the training split must have a unit
 */
public record TextForm(TextUnit unit, int length, int vocabulary, int minCount) {
  /** The ids of bytes: their values behind padding and the unknown. */
  static final int BYTES = 256 + Tokenizer.FIRST;

  /** Checks the numbers, which may come from a file. */
  public TextForm {
    if (length < 1 || vocabulary <= Tokenizer.FIRST || minCount < 1) {
      throw new IllegalArgumentException(
          "length " + length + ", vocabulary " + vocabulary + ", minCount " + minCount);
    }
  }

  /** Ids are from 0 and below this. */
  public int ids() {
    return unit == TextUnit.BYTE ? BYTES : vocabulary;
  }
}
