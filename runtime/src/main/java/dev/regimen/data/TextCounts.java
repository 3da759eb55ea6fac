package dev.regimen.data;

import java.util.Locale;

/**
 * What became of the texts of a split.
 *
 * @param texts how many there are
 * @param empty those without a unit
 * @param cut those longer than the network reads
 * @param longest units of the longest
 * @param units units of all, as far as they are read
 * @param unknown those of them that the vocabulary does not have
 * @param odd characters that were left out or replaced: controls, marks without a shape, halves of
 *     surrogate pairs
 */
public record TextCounts(
    int texts, int empty, int cut, int longest, long units, long unknown, long odd) {
  /** The counts of a data set whose texts are rows of ids. */
  static TextCounts of(Dataset data, TokenRows rows) {
    int empty = 0;
    int cut = 0;
    int longest = 0;
    long units = 0;
    long unknown = 0;
    long odd = 0;
    int most = rows.tokenizer().form().length();
    for (int i = 0; i < data.size(); i++) {
      int row = data.samples().row(i);
      int length = rows.lengths()[row];
      empty += length == 0 ? 1 : 0;
      cut += length > most ? 1 : 0;
      longest = Math.max(longest, length);
      units += Math.min(length, most);
      unknown += rows.unknown(row);
      odd += rows.odd()[row];
    }
    return new TextCounts(data.size(), empty, cut, longest, units, unknown, odd);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d texts, the longest of %d units: %d empty, %d cut, %.1f %% of the units unknown, %d"
            + " characters left out or replaced",
        texts,
        longest,
        empty,
        cut,
        units == 0 ? 0 : 100.0 * unknown / units,
        odd);
  }
}
