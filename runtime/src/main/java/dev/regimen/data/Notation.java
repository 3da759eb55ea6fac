package dev.regimen.data;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a table writes numbers.
 *
 * @param decimal the mark before the fraction
 * @param thousands what groups the digits before it; {@link #NONE} for nothing
 */
record Notation(char decimal, char thousands) {
  static final char NONE = 0;
  static final Notation PLAIN = new Notation('.', NONE);

  /** What sets as a minus sign; Unicode's own cannot be taken for anything else. */
  private static final char MINUS = '\u2212';

  /** Blanks that do not break, and one of no width; {@code strip} takes them for letters. */
  private static final String BLANKS = "\u00a0\u2007\u202f\u2009\u200b\ufeff";

  /** Groups of three digits; those before the last may have two, as in India. */
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}(?: \\d{2,3})* \\d{3}(?:\\.\\d*)?");

  Notation {
    if (decimal == thousands) {
      throw new IllegalArgumentException(
          "'" + decimal + "' cannot be both the decimal mark and what groups thousands");
    }
    requireMark(decimal);
    if (thousands != NONE) {
      requireMark(thousands);
    }
  }

  private static void requireMark(char mark) {
    if (Character.isLetterOrDigit(mark) || mark == '+' || mark == '-' || mark == '"') {
      throw new IllegalArgumentException("'" + mark + "' cannot be a mark within a number");
    }
  }

  /** A cell without the white space around it, blanks that do not break included. */
  static String bare(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || BLANKS.indexOf(c) >= 0;
  }

  /**
   * The number of a cell in the notation of Java, of which digits, signs, a point and an exponent
   * are the only characters; null if it is none.
   */
  @Nullable String plain(String cell) {
    String text = cell.replace(MINUS, '-');
    if (decimal != '.' || thousands != NONE) {
      text = translated(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    return text;
  }

  /** The text with a point and without groups; with a letter that no number has if it is none. */
  private String translated(String text) {
    if (decimal != '.' && thousands != '.' && text.indexOf('.') >= 0) {
      return "x";
    }
    StringBuilder plain = new StringBuilder(text.length());
    boolean grouped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean group = c == thousands || isBlank(c) && thousands != NONE && isBlank(thousands);
      grouped |= group;
      plain.append(group ? ' ' : c == decimal ? '.' : c);
    }
    if (!grouped) {
      return plain.toString();
    }
    return GROUPED.matcher(plain).matches() ? plain.toString().replace(" ", "") : "x";
  }

  /** How a user asks for it. */
  @Override
  public String toString() {
    String first = decimal == '.' ? "" : "decimal('" + decimal + "')";
    if (thousands == NONE) {
      return first;
    }
    String shown = thousands == '\'' ? "\\'" : String.valueOf(thousands);
    return (first.isEmpty() ? "" : first + ".") + "thousands('" + shown + "')";
  }
}
