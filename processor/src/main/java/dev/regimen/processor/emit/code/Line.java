package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that is being printed, with the places where a reader would break it: the outermost
 * operator or comma that still fits.
 */
final class Line {
  static final int WIDTH = 100;
  private static final String INDENT = "    ";

  /** Columns behind a line's beginning in which no operator is worth a break. */
  private static final int HEAD = 8;

  /** A break between two parts of a string is the last resort. */
  private static final int WITHIN_STRING = Integer.MAX_VALUE;

  private final String margin;
  private final StringBuilder text = new StringBuilder();
  private final List<Break> breaks = new ArrayList<>();
  private int depth;

  /**
   * A place to break at.
   *
   * @param at where the next line would begin
   * @param rank less is further out
   * @param operator whether an operator begins the next line
   */
  private record Break(int at, int rank, boolean operator) {}

  Line(String margin) {
    this.margin = margin;
  }

  Line add(String plain) {
    text.append(plain);
    return this;
  }

  Line open(String bracket) {
    depth++;
    return add(bracket);
  }

  Line close(String bracket) {
    depth--;
    return add(bracket);
  }

  /** A word behind what the line does, where there is room for it. */
  Line note(String word) {
    boolean fits = margin.length() + text.length() + word.length() + 4 <= WIDTH;
    return word.isEmpty() || !fits ? this : add(" // " + word);
  }

  /** A comma between two arguments. */
  Line comma() {
    add(",");
    breaks.add(new Break(text.length(), depth * 4, false));
    return add(" ");
  }

  /** The sign of an assignment. */
  Line assign(String sign) {
    add(" " + sign);
    breaks.add(new Break(text.length(), depth * 4 + 1, false));
    return add(" ");
  }

  Line operator(Operator operator) {
    int rank = depth * 4 + (operator.precedence() == Operator.ADD.precedence() ? 0 : 2);
    if (operator.precedence() >= Operator.ADD.precedence()) {
      breaks.add(new Break(text.length(), rank, true));
    }
    return add(" " + operator.text() + " ");
  }

  /** A string, which may be broken behind its commas. */
  Line quote(String string) {
    String escaped =
        string
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t");
    add("\"");
    int from = 0;
    for (int at = escaped.indexOf(", "); at >= 0; at = escaped.indexOf(", ", from)) {
      add(escaped.substring(from, at + 2));
      from = at + 2;
      breaks.add(new Break(text.length(), WITHIN_STRING, false));
    }
    return add(escaped.substring(from)).add("\"");
  }

  /** What was added, however long. */
  String plain() {
    return text.toString();
  }

  /** The line, or several of at most a hundred columns. */
  String broken() {
    StringBuilder all = new StringBuilder();
    String indent = margin;
    int from = 0;
    while (indent.length() + text.length() - from > WIDTH) {
      Break best = best(from, indent.length());
      if (best == null) {
        break;
      }
      boolean string = best.rank() == WITHIN_STRING;
      String head = text.substring(from, best.at());
      all.append(indent).append(string ? head + "\"" : head.stripTrailing()).append('\n');
      indent = margin + INDENT + (string ? "+ \"" : "");
      from = best.at() + (string || text.charAt(best.at()) != ' ' ? 0 : 1);
    }
    return all.append(indent).append(text, from, text.length()).toString();
  }

  /** Of the places that fit, the last of those that lie furthest out. */
  private @org.jspecify.annotations.Nullable Break best(int from, int indent) {
    Break best = null;
    for (Break each : breaks) {
      int column = indent + each.at() - from;
      int last = each.rank() == WITHIN_STRING ? WIDTH - 4 : each.operator() ? WIDTH - 1 : WIDTH;
      int first = each.operator() ? indent + HEAD : indent;
      boolean fits = each.at() > from && column > first && column <= last;
      if (fits && (best == null || each.rank() <= best.rank())) {
        best = each;
      }
    }
    return best;
  }
}
