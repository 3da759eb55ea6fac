package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a line of Java that is compared as a whole.
 *
 * @param text as it stands
 * @param kind what it is
 */
record Token(String text, Kind kind) {
  enum Kind {
    /** A name that stands alone: a variable, a constant, a type. */
    NAME,
    /** A name behind {@code this}. */
    FIELD,
    /** A name behind a dot, or before a bracket. */
    MEMBER,
    STRING,
    WHOLE_NUMBER,
    OTHER
  }

  /** A line in pieces; put together again they are the line. */
  static List<Token> of(String line) {
    List<Token> tokens = new ArrayList<>();
    for (int at = 0; at < line.length(); ) {
      int end = end(line, at);
      tokens.add(new Token(line.substring(at, end), kind(line, at, end)));
      at = end;
    }
    return tokens;
  }

  private static int end(String line, int at) {
    char first = line.charAt(at);
    if (first == '"') {
      return line.indexOf('"', at + 1) + 1;
    }
    int end = at + 1;
    if (isWord(first)) {
      boolean number = isDigit(first);
      while (end < line.length() && continues(line, end, number)) {
        end++;
      }
    } else if (first == ' ') {
      while (end < line.length() && line.charAt(end) == ' ') {
        end++;
      }
    }
    return end;
  }

  /** A number goes on over its point and the sign of its exponent. */
  private static boolean continues(String line, int at, boolean number) {
    char c = line.charAt(at);
    boolean sign = c == '-' && Character.toUpperCase(line.charAt(at - 1)) == 'E';
    return isWord(c) || (number && (c == '.' || sign));
  }

  private static boolean isWord(char c) {
    return c == '_' || c == '$' || isDigit(c) || Character.isLetter(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Kind kind(String line, int at, int end) {
    char first = line.charAt(at);
    if (first == '"') {
      return Kind.STRING;
    }
    if (isDigit(first)) {
      char last = line.charAt(end - 1);
      boolean whole = line.indexOf('.', at) < 0 || line.indexOf('.', at) >= end;
      return whole && (isDigit(last) || last == 'L') ? Kind.WHOLE_NUMBER : Kind.OTHER;
    }
    if (!isWord(first)) {
      return Kind.OTHER;
    }
    if (at > 0 && line.charAt(at - 1) == '.') {
      return line.startsWith("this.", at - 5) ? Kind.FIELD : Kind.MEMBER;
    }
    return end < line.length() && line.charAt(end) == '(' ? Kind.MEMBER : Kind.NAME;
  }
}
