package dev.regimen.processor.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The annotations' source files, for what reflection does not keep. */
final class AnnotationSources {
  private AnnotationSources() {}

  static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path folder = at.resolve("runtime/src/main/java/dev/regimen/annotation");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    throw new IllegalStateException("no folder of annotations above " + here);
  }

  static String of(Class<?> type) {
    try {
      return Files.readString(folder().resolve(type.getSimpleName() + ".java"));
    } catch (IOException e) {
      throw new IllegalStateException("no source of " + type, e);
    }
  }

  /** The Javadoc before the given declaration as one line of plain text; empty if there is none. */
  static String javadoc(String source, String declaration) {
    int end = source.indexOf(declaration);
    int close = source.lastIndexOf("*/", end);
    int open = source.lastIndexOf("/**", close);
    if (open < 0 || source.substring(close, end).contains(";")) {
      return "";
    }
    return source.substring(open + 3, close).replaceAll("\\n\\s*\\* ?", " ").strip();
  }

  /** The first sentence, its markup turned into Markdown. */
  static String firstSentence(Class<?> type) {
    String text = javadoc(of(type), "public @interface");
    int paragraph = text.indexOf("<p>");
    String first = paragraph < 0 ? text : text.substring(0, paragraph);
    int stop = first.indexOf(". ");
    String sentence = (stop < 0 ? first : first.substring(0, stop + 1)).strip();
    return sentence
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\{@link #?(\\w+)}", "`@$1`")
        .replaceAll("</?i>", "*");
  }
}
