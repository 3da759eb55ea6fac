package dev.regimen.processor.emit.code;

import java.util.Locale;

/**
 * Text that users wrote, as Java may hold it. Whatever it is, a literal reads back as the same
 * text, and a comment ends where it should: Java translates {@code \}{@code u000a} before it knows
 * what a comment is.
 */
public final class Letters {
  private Letters() {}

  /** As within a string literal. */
  public static String literal(String text) {
    // Behind half a pair of units javac 17 does not see that two backslashes are one letter.
    boolean halves = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    StringBuilder literal = new StringBuilder();
    text.codePoints().forEach(c -> literal.append(halves && c == '\\' ? "\\134" : escaped(c)));
    return literal.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (shows(c)) {
          yield Character.toString(c);
        }
        // Octal within ASCII, because the other escape would be a line break before it is a letter.
        yield c < 0x80 ? String.format(Locale.ROOT, "\\%03o", c) : units(c);
      }
    };
  }

  private static String units(int c) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
    return units.toString();
  }

  /** As within one line of a comment of any kind. */
  public static String comment(String text) {
    StringBuilder comment = new StringBuilder();
    text.codePoints().forEach(c -> comment.append(shows(c) ? Character.toString(c) : "?"));
    return comment.toString().replace("\\", "\\\\").replace("*/", "* /");
  }

  /** As within a sentence of Javadoc, where it is neither a tag nor markup. */
  public static String sentence(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("{@", "{&#64;");
  }

  /** Whether a letter is seen, and changes neither the line nor the order of others. */
  private static boolean shows(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
