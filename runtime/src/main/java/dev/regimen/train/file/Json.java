package dev.regimen.train.file;

import dev.regimen.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JSON (RFC 8259) of a model file's header, and of what runs leave behind. Strict: no
 * duplicate keys, no nesting beyond a few levels, no more values than a header can need, nothing
 * after the value. The numbers of a header are whole, because it has no others.
 */
public final class Json {
  private static final int DEEPEST = 4;

  /** Values of a text: 16 for each tensor that a file may have, and some 50 bytes each. */
  private static final int MOST_VALUES = 16 * Safetensors.MOST_TENSORS;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

  private final String text;
  private final boolean header;
  private int at;
  private int values;

  private Json(String text, boolean header) {
    this.text = text;
    this.header = header;
  }

  /** A mistake in the text. */
  public static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    SyntaxException(String problem, int at) {
      super(problem + " at character " + at);
    }
  }

  /** A Map, List, String or Long. */
  public static Object parse(String text) throws SyntaxException {
    return new Json(text, true).whole();
  }

  /**
   * A record of a run: a Map, List, String, Boolean, Long or Double; {@code null}, which stands
   * there for a number that is none, as NaN.
   */
  public static Object parseRecord(String text) throws SyntaxException {
    return new Json(text, false).whole();
  }

  private Object whole() throws SyntaxException {
    Object value = value(0);
    skipSpace();
    if (at < text.length()) {
      throw unexpected("the end");
    }
    return value;
  }

  private Object value(int depth) throws SyntaxException {
    if (depth > DEEPEST) {
      throw new SyntaxException("nesting deeper than " + DEEPEST, at);
    }
    if (++values > MOST_VALUES) {
      throw new SyntaxException("more than " + MOST_VALUES + " values", at);
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> header ? number() : word();
    };
  }

  private Map<String, Object> object(int depth) throws SyntaxException {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (accept('}')) {
      return members;
    }
    do {
      skipSpace();
      int keyAt = at;
      String key = string();
      expect(':');
      if (members.put(key, value(depth + 1)) != null) {
        throw new SyntaxException("the key '" + Printable.of(key) + "' for the second time", keyAt);
      }
    } while (accept(','));
    expect('}');
    return members;
  }

  private List<Object> array(int depth) throws SyntaxException {
    List<Object> elements = new ArrayList<>();
    expect('[');
    if (accept(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (accept(','));
    expect(']');
    return elements;
  }

  private String string() throws SyntaxException {
    expect('"');
    StringBuilder content = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw new SyntaxException("a control character in a string", at - 1);
      }
      content.append(c == '\\' ? escape() : c);
    }
    at++;
    return content.toString();
  }

  private char escape() throws SyntaxException {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new SyntaxException("the unknown escape \\" + c, at - 1);
    };
  }

  private char unicode() throws SyntaxException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw unexpected("a hexadecimal digit");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Long number() throws SyntaxException {
    int start = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Long.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw unexpected("a value");
    }
  }

  /** A number, or a word that stands for a value. */
  private Object word() throws SyntaxException {
    Map<String, Object> words = Map.of("null", Double.NaN, "true", true, "false", false);
    for (Map.Entry<String, Object> each : words.entrySet()) {
      if (text.startsWith(each.getKey(), at)) {
        at += each.getKey().length();
        return each.getValue();
      }
    }
    Matcher found = NUMBER.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      throw unexpected("a value");
    }
    at = found.end();
    try {
      return Long.valueOf(found.group());
    } catch (NumberFormatException e) {
      return Double.valueOf(found.group());
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws SyntaxException {
    if (at >= text.length()) {
      throw new SyntaxException("the text ends too early", at);
    }
    return text.charAt(at);
  }

  private boolean accept(char wanted) throws SyntaxException {
    skipSpace();
    boolean found = peek() == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char wanted) throws SyntaxException {
    if (!accept(wanted)) {
      throw unexpected("'" + wanted + "'");
    }
  }

  private SyntaxException unexpected(String wanted) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new SyntaxException("expected " + wanted + " but found " + found, at);
  }

  /** A string as JSON writes it, in ASCII. */
  public static String quote(String content) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : content.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** A list of strings as JSON writes it. */
  public static String quote(List<String> contents) {
    return contents.stream().map(Json::quote).toList().toString();
  }
}
