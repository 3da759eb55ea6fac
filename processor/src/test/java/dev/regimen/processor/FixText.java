package dev.regimen.processor;

/** Where code ends in a line that goes on in words. */
final class FixText {
  private FixText() {}

  static String name(String code) {
    return code.substring(1).replaceAll("\\W.*", "");
  }

  static int annotationEnd(String text) {
    int end = 1;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end < text.length() && text.charAt(end) == '(' ? closing(text, end) : end;
  }

  /** Behind the bracket that closes the one at a place. */
  static int closing(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      depth += "({".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      depth -= ")}".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /** The value that a text begins with: brackets, or up to a space, a comma or a semicolon. */
  static String value(String text) {
    if (text.startsWith("{")) {
      return text.substring(0, closing(text, 0));
    }
    return text.split("[ ,;]")[0];
  }
}
