package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that is being printed, with the places where a reader would break it: the outermost
 * operator or comma that still fits.
 */
final class Line {
  static final int WIDTH = 100;
  static final String INDENT = "    ";

  /** Columns behind a line's beginning in which no operator is worth a break. */
  private static final int HEAD = 8;

  /** A break between two parts of a string is a last resort. */
  private static final int WITHIN_STRING = Integer.MAX_VALUE - 1;

  /** One between two words is the very last. */
  private static final int BETWEEN_WORDS = Integer.MAX_VALUE;

  private final String margin;
  private final int ahead;
  private final int width;
  private final Printed text = new Printed();
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

  /**
   * An empty line.
   *
   * @param margin what it and lines that follow begin with
   * @param ahead columns of what someone else writes before it
   * @param width columns that it may take with both
   */
  Line(String margin, int ahead, int width) {
    this.margin = margin;
    this.ahead = ahead;
    this.width = width;
  }

  Line add(String plain) {
    text.add(plain);
    return this;
  }

  Line add(Segment name) {
    text.add(name);
    return this;
  }

  /** A type as Java writes it; only classes must be imported. */
  Line add(Type type) {
    Type element = type.element();
    if (element.isPrimitive()) {
      return add(type.text());
    }
    return add(new Segment.TypeName(element)).add("[]".repeat(type.rank()));
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
  Line aside(String word) {
    boolean fits = ahead + margin.length() + text.length() + word.length() <= width;
    return fits ? add(word) : this;
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

  /** A string, which may be broken behind its commas, or else between its words. */
  Line quote(String string) {
    String escaped = Letters.literal(string);
    add("\"");
    int from = 0;
    for (int at = escaped.indexOf(' '); at >= 0; at = escaped.indexOf(' ', from)) {
      add(escaped.substring(from, at + 1));
      from = at + 1;
      boolean comma = at > 0 && escaped.charAt(at - 1) == ',';
      breaks.add(new Break(text.length(), comma ? WITHIN_STRING : BETWEEN_WORDS, false));
    }
    return add(escaped.substring(from)).add("\"");
  }

  /** What was added, however long. */
  String plain() {
    return text.toString();
  }

  /** Writes the line, or several that are no wider than they may be. */
  void into(Printed all) {
    String indent = margin;
    int begin = ahead + margin.length();
    int from = 0;
    while (begin + text.length() - from > width) {
      Break best = best(from, begin);
      if (best == null) {
        best = next(from);
      }
      if (best == null) {
        break;
      }
      boolean string = best.rank() >= WITHIN_STRING;
      int to = best.at();
      while (!string && text.isBlank(to - 1)) {
        to--;
      }
      all.add(indent).add(text, from, to).add(string ? "\"\n" : "\n");
      indent = margin + INDENT + (string ? "+ \"" : "");
      begin = indent.length();
      from = best.at() + (string || !text.isBlank(best.at()) ? 0 : 1);
    }
    all.add(indent).add(text, from, text.length());
  }

  /** Where none fits, the first that there is. */
  private @org.jspecify.annotations.Nullable Break next(int from) {
    return breaks.stream()
        .filter(each -> each.at() > from + 1 && each.rank() < WITHIN_STRING && !each.operator())
        .findFirst()
        .orElse(null);
  }

  /** Of the places that fit, the last of those that lie furthest out. */
  private @org.jspecify.annotations.Nullable Break best(int from, int indent) {
    Break best = null;
    for (Break each : breaks) {
      int column = indent + each.at() - from;
      int last = each.rank() >= WITHIN_STRING ? width - 4 : each.operator() ? width - 1 : width;
      int first = each.operator() ? indent + HEAD : indent;
      boolean fits = each.at() > from && column > first && column <= last;
      if (fits && (best == null || each.rank() <= best.rank())) {
        best = each;
      }
    }
    return best;
  }
}
