package dev.regimen.processor.diagnostic;

/** A number of things, of which one is not several. */
public final class Counted {
  private Counted() {}

  /** {@code 1 row}, {@code 2 rows}. */
  public static String of(long number, String word) {
    return of(number, word, word + "s");
  }

  /** The same for words that take more than an s: {@code 1 class}, {@code 2 classes}. */
  public static String of(long number, String word, String plural) {
    return number + " " + (number == 1 ? word : plural);
  }
}
