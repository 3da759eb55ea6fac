package dev.regimen.processor.emit;

/** The last touch on a file's text. */
final class Layouts {
  private Layouts() {}

  /** No blanks at line ends. */
  static String tidy(String text) {
    StringBuilder tidy = new StringBuilder(text.length());
    text.lines().forEach(line -> tidy.append(line.stripTrailing()).append('\n'));
    return tidy.toString();
  }
}
