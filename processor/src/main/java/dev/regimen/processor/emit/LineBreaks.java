package dev.regimen.processor.emit;

/** Breaks long lines where a reader would: at the outermost operator or comma that still fits. */
final class LineBreaks {
  private static final int WIDTH = 100;
  private static final String INDENT = "    ";

  private LineBreaks() {}

  static String broken(String line) {
    if (line.length() <= WIDTH) {
      return line;
    }
    String margin = line.substring(0, line.length() - line.stripLeading().length());
    if (line.strip().startsWith("* ") && !line.contains("  ")) {
      return words(line, margin);
    }
    boolean comment = line.strip().startsWith("*") || line.strip().startsWith("//");
    if (comment || line.strip().startsWith("blueprint.setting(")) {
      return line;
    }
    return code(line, margin + INDENT);
  }

  /** A paragraph of a comment, word by word. */
  private static String words(String line, String margin) {
    StringBuilder text = new StringBuilder();
    StringBuilder current = new StringBuilder(margin + "*");
    for (String word : line.strip().substring(2).split(" ")) {
      if (current.length() + 1 + word.length() > WIDTH) {
        text.append(current).append('\n');
        current = new StringBuilder(margin + "*");
      }
      current.append(' ').append(word);
    }
    return text.append(current).toString();
  }

  private static String code(String line, String indent) {
    int at = breakAt(line);
    if (at < 0) {
      return line.contains("\"") ? literal(line, indent) : line;
    }
    String rest = indent + line.substring(at).stripLeading();
    String head = line.substring(0, at).stripTrailing();
    return head
        + "\n"
        + (rest.length() > WIDTH && rest.length() < line.length() ? code(rest, indent) : rest);
  }

  /** Of the places within the width, the last of those that lie in the fewest brackets. */
  private static int breakAt(String line) {
    int best = -1;
    int bestDepth = Integer.MAX_VALUE;
    int depth = 0;
    boolean quoted = false;
    int start = line.length() - line.stripLeading().length();
    for (int i = 0; i < WIDTH && i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (quoted) {
        continue;
      }
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      boolean comma = c == ',' || (c == '=' && line.startsWith("= ", i) && depth == 0);
      boolean operator = i > start + 8 && (line.startsWith(" + ", i) || line.startsWith(" - ", i));
      boolean product = i > start + 8 && (line.startsWith(" * ", i) || line.startsWith(" / ", i));
      int rank = depth * 4 + (comma ? (c == '=' ? 1 : 0) : operator ? 0 : 2);
      if ((comma || operator || product) && rank <= bestDepth) {
        best = comma ? i + 1 : i;
        bestDepth = rank;
      }
    }
    return best;
  }

  /** A long string literal in parts. */
  private static String literal(String line, String indent) {
    int cut = line.lastIndexOf(", ", WIDTH - 6);
    if (cut < 0 || line.indexOf('"') > cut) {
      return line;
    }
    String rest = indent + "+ \"" + line.substring(cut + 2);
    return line.substring(0, cut + 2)
        + "\"\n"
        + (rest.length() > WIDTH ? literal(rest, indent) : rest);
  }
}
