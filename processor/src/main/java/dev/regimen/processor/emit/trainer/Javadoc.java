package dev.regimen.processor.emit.trainer;

import com.palantir.javapoet.CodeBlock;
import dev.regimen.processor.emit.code.Letters;
import dev.regimen.processor.emit.code.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** Documentation, set in lines for JavaPoet, which sets none. */
final class Javadoc {
  private static final int WIDTH = 100;

  private Javadoc() {}

  /**
   * A comment's text; tables stay as they are.
   *
   * @param columns how far the comment is indented
   */
  static CodeBlock of(String documentation, int columns) {
    if (documentation.isEmpty()) {
      return CodeBlock.builder().build();
    }
    List<String> lines = new ArrayList<>();
    boolean table = false;
    for (String written : documentation.lines().toList()) {
      String line = Letters.comment(written);
      table = (table || line.equals("<pre>")) && !line.equals("</pre>");
      if (table) {
        lines.add(line);
      } else {
        Paragraph.lines(line, WIDTH - columns - " * ".length())
            .forEach(each -> lines.add(words(each)));
      }
    }
    return CodeBlock.of("$L", String.join("\n", lines));
  }

  /** A line that begins with the name of an annotation is no tag, such as one that deprecates. */
  private static String words(String line) {
    return line.startsWith("@") ? "&#64;" + line.substring(1) : line;
  }
}
