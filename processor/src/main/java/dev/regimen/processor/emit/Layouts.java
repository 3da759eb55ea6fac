package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last touch on a file's text: what JavaPoet has no word for. */
final class Layouts {
  private static final Pattern FIELD =
      Pattern.compile("\\s+private (static )?(final )?[^(]*;( // .*)?");
  private static final Pattern SHAPE = Pattern.compile("\\s+\\* (\\[.*])");
  private static final Pattern ONE_LINE = Pattern.compile("(\\s+)\\* (.+)");

  private Layouts() {}

  /**
   * No blanks at line ends, comments of one line on one line, shapes beside their declarations,
   * fields without blank lines between them, no line longer than a hundred columns.
   */
  static String tidy(String text) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(line.stripTrailing()));
    List<String> compact = joinFields(joinComments(lines));
    StringBuilder tidy = new StringBuilder(text.length());
    compact.forEach(line -> tidy.append(LineBreaks.broken(line)).append('\n'));
    return tidy.toString();
  }

  private static List<String> joinComments(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean single =
          lines.get(i).strip().equals("/**")
              && i + 3 < lines.size()
              && lines.get(i + 2).strip().equals("*/");
      if (!single) {
        joined.add(lines.get(i));
        continue;
      }
      Matcher shape = SHAPE.matcher(lines.get(i + 1));
      Matcher one = ONE_LINE.matcher(lines.get(i + 1));
      if (shape.matches()) {
        joined.add(lines.get(i + 3) + " // " + shape.group(1));
        i++;
      } else if (one.matches()) {
        joined.add(one.group(1).substring(1) + "/** " + one.group(2) + " */");
      }
      i += 2;
    }
    return joined;
  }

  private static List<String> joinFields(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean between =
          lines.get(i).isEmpty()
              && i > 0
              && i + 1 < lines.size()
              && FIELD.matcher(lines.get(i - 1)).matches()
              && FIELD.matcher(lines.get(i + 1)).matches();
      if (!between) {
        joined.add(lines.get(i));
      }
    }
    return joined;
  }
}
