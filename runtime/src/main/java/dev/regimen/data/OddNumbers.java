package dev.regimen.data;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are numbers but in no notation that a table could be read with: negative ones of
 * bookkeeping, exponents of Fortran and of print, and what no {@code float} holds.
 */
final class OddNumbers {
  private static final String DIGITS = "\\d(?:[\\d.,'\u2019\\s\u00a0\u202f]*\\d)?";

  /**
   * One way of writing.
   *
   * @param fits whether a text is written so
   * @param advice what a message says of it
   */
  private record Kind(Predicate<String> fits, String advice) {
    static Kind of(String pattern, String advice) {
      return new Kind(Pattern.compile(pattern).asMatchPredicate(), advice);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              OddNumbers::isBeyondFloat,
              "is beyond 3.4e38, the largest float: change the column's unit"),
          Kind.of(
              "\\(\\s?" + DIGITS + "\\s?\\)|" + DIGITS + "\\s?[-\u2212]",
              "is a negative number of bookkeeping: write it with a minus sign before it"),
          Kind.of(
              "[+\\-\u2212]?\\d+(?:[.,]\\d*[dD]|(?:[.,]\\d*)?\\s?[xX*\u00d7\u00b7]\\s?10\\s?(?:\\^|\\*\\*)?)"
                  + "\\s?[+\\-\u2212]?\\d+",
              "is a number with another exponent: write it as 1.2e3"));

  private OddNumbers() {}

  /** What to say of texts that are all written in one such way; null if they are not. */
  static @Nullable String advice(Collection<String> texts, String shown) {
    return KINDS.stream()
        .filter(kind -> texts.stream().allMatch(kind.fits))
        .findFirst()
        .map(kind -> '"' + shown + "\" " + kind.advice)
        .orElse(null);
  }

  private static boolean isBeyondFloat(String text) {
    String plain = Notation.PLAIN.plain(text);
    try {
      return plain != null && Float.isInfinite(Float.parseFloat(plain));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
