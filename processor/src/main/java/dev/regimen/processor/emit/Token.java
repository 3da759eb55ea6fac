package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern PIECE =
      Pattern.compile(
          "(\"[^\"]*\")|([A-Za-z_]\\w*)|(\\d+L?(?![\\w.]))|(\\d[\\w.]*(?:E-?\\d+)?[fFL]?)|(\\W)");

  /** A line in pieces; put together again they are the line. */
  static List<Token> of(String line) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = PIECE.matcher(line);
    while (matcher.find()) {
      tokens.add(new Token(matcher.group(), kind(line, matcher)));
    }
    return tokens;
  }

  private static Kind kind(String line, Matcher piece) {
    if (piece.group(1) != null) {
      return Kind.STRING;
    }
    if (piece.group(2) != null) {
      boolean member = piece.start() > 0 && line.charAt(piece.start() - 1) == '.';
      boolean own = line.startsWith("this.", Math.max(0, piece.start() - 5));
      boolean called = piece.end() < line.length() && line.charAt(piece.end()) == '(';
      return own ? Kind.FIELD : member || called ? Kind.MEMBER : Kind.NAME;
    }
    return piece.group(3) != null ? Kind.WHOLE_NUMBER : Kind.OTHER;
  }
}
