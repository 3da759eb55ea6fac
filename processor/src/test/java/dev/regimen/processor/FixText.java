package dev.regimen.processor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where code ends in a line that goes on in words. */
final class FixText {
  private static final Pattern MEMBER = Pattern.compile("([a-z]\\w*) = .*");

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

  /** One or more of {@code member = value}, by their names. */
  static Map<String, String> members(String fix) {
    Map<String, String> members = new LinkedHashMap<>();
    String rest = fix;
    Matcher member = MEMBER.matcher(rest);
    while (member.matches()) {
      String value = value(rest.substring(rest.indexOf('=') + 1).strip());
      members.put(member.group(1), value);
      String behind = rest.substring(rest.indexOf(value, rest.indexOf('=')) + value.length());
      rest = behind.startsWith(", ") ? behind.substring(2) : "";
      member = MEMBER.matcher(rest);
    }
    return members;
  }
}
