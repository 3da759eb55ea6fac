package dev.regimen.report;

import java.util.Locale;

/** Text of a page; whatever a user or a file named is escaped before it stands in it. */
final class Html {
  private Html() {}

  /** A text as content of an element or of an attribute in double quotes. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> {
        if (invisible(c)) {
          safe.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }

  /** What could reverse the order of letters or is no letter at all. */
  private static boolean invisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** A section with its heading. */
  static String section(String heading, String content) {
    return "<section>\n<h2>" + escape(heading) + "</h2>\n" + content + "</section>\n";
  }
}
