package dev.regimen.text;

import java.util.Locale;

/**
 * Text that others wrote, such as names of files and cells of tables, as a line of a message or of
 * the console may show it: what could forge a line, move the cursor or reverse the order of letters
 * is escaped as Java writes it, and so is what this process's console would replace by a question
 * mark.
 */
public final class Escaping {
  private Escaping() {}

  /** The whole text. */
  public static String of(String text) {
    return of(text, ConsoleLetters.OF_PROCESS);
  }

  static String of(String text, ConsoleLetters letters) {
    if (text.codePoints().allMatch(c -> harmless(c, letters))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c, letters));
    return shown.toString();
  }

  /** At most so many characters of a text. */
  public static String of(String text, int most) {
    return text.length() <= most
        ? of(text)
        : of(text.substring(0, most)) + "... (" + text.length() + " characters)";
  }

  private static void append(StringBuilder shown, int c, ConsoleLetters letters) {
    if (harmless(c, letters)) {
      shown.appendCodePoint(c);
      return;
    }
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        for (char unit : Character.toChars(c)) {
          shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
  }

  private static boolean harmless(int c, ConsoleLetters letters) {
    if (c >= ' ' && c <= '~') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> letters.contain(c);
    };
  }
}
