package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;

/** Words that are set in lines. */
public final class Paragraph {
  private Paragraph() {}

  /** Lines of at most this many columns; one that is empty for a text that is. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      boolean first = line.isEmpty();
      if (!first && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
