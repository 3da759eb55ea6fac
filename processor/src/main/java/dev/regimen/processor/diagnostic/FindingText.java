package dev.regimen.processor.diagnostic;

import java.util.Locale;

/**
 * How findings read. The first line stands alone, because Maven drops the source line and IDEs show
 * one line; our own words are ASCII, because a C locale prints anything else as a question mark.
 *
 * <pre>
 * [Regimen:DropoutRate] Mnist.drop: dropout rate must be in [0, 1), but is 1.0
 *   why:  rate 1.0 zeroes every activation, so nothing upstream can learn
 *   fix:  &#64;Dropout(0.5)
 *   docs: -Aregimen.explain=DropoutRate
 * </pre>
 */
public enum FindingText {
  /** All lines. */
  FULL,
  /** The first line. */
  SHORT;

  /** Letters of one line. */
  private static final int LONGEST = 2000;

  /** The finding as the compiler prints it; javac indents all lines but the first by two more. */
  public String of(Finding finding) {
    StringBuilder text = new StringBuilder(headline(finding));
    if (this == FULL) {
      finding.whys().forEach(line -> text.append("\n  why:  ").append(oneLine(line)));
      finding.fixes().forEach(line -> text.append("\n  fix:  ").append(oneLine(line)));
      text.append("\n  docs: -A").append(Pages.OPTION).append('=').append(finding.id());
    }
    return text.toString();
  }

  private static String headline(Finding finding) {
    return "[Regimen:"
        + finding.id()
        + "] "
        + oneLine(finding.site().owner())
        + ": "
        + oneLine(finding.problem());
  }

  /**
   * Users' strings and names may hold what would break the layout, move a terminal's cursor or
   * reverse the order of letters, and be longer than anybody reads.
   */
  private static String oneLine(String said) {
    StringBuilder line = new StringBuilder();
    String text = NumberText.of(said);
    text.codePoints().limit(LONGEST).forEach(c -> append(line, c));
    return line.append(text.length() > LONGEST ? "..." : "").toString();
  }

  private static void append(StringBuilder line, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> {
        for (char unit : Character.toChars(c)) {
          line.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
      default -> line.appendCodePoint(c);
    }
  }
}
