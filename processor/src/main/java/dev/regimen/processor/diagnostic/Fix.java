package dev.regimen.processor.diagnostic;

/**
 * What to write instead.
 *
 * @param text as it is said at the place that the finding marks
 * @param elsewhere as it is said where the finding marks another annotation
 */
public record Fix(String text, String elsewhere) {
  /** What is said alike everywhere. */
  public static Fix of(String text) {
    return new Fix(text, text);
  }

  /** With a word behind it. */
  public Fix with(String word) {
    return new Fix(text + word, elsewhere + word);
  }

  /** As another that will do as well. */
  public Fix or() {
    return new Fix("or " + text, "or " + elsewhere);
  }
}
