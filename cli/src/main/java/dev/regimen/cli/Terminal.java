package dev.regimen.cli;

import dev.regimen.text.Columns;
import dev.regimen.text.Printable;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what is wrong
 * @param coloured whether escapes for colours are obeyed there
 */
record Terminal(PrintWriter out, PrintWriter err, boolean coloured) {
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** A line of our own words; what others wrote in it is escaped already. */
  void say(String line) {
    out.println(line);
  }

  /** A line that stands out. */
  void head(String line) {
    out.println(painted(BOLD, line));
  }

  void warn(String line) {
    err.println(painted(RED, "regimen: " + line));
  }

  /**
   * A table, its first row the heading.
   *
   * @param words how many columns hold words
   */
  void table(List<List<String>> rows, int words) {
    List<List<String>> safe =
        rows.stream().map(row -> row.stream().map(Printable::of).toList()).toList();
    List<String> lines = Columns.of(safe, words);
    head(lines.get(0));
    lines.stream().skip(1).forEach(this::say);
  }

  private String painted(String colour, String line) {
    return coloured ? colour + line + PLAIN : line;
  }
}
