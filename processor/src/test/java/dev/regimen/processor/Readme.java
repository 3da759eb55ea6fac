package dev.regimen.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** README.md: its Java, and the parts that are taken from the code. */
final class Readme {
  private static final Path FILE = Path.of("..", "README.md");
  private static final Pattern PART =
      Pattern.compile("<!-- (\\w+)([\\w ]*) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^(@|(public )?(final )?(class|@interface|record) )");

  private Readme() {}

  static String text() throws IOException {
    return Files.readString(FILE);
  }

  /** The Java that a user would copy; what is shown of generated code is not among it. */
  static List<String> java() throws IOException {
    String own = PART.matcher(text()).replaceAll("");
    return JAVA.matcher(own).results().map(found -> found.group(1)).toList();
  }

  /** Blocks that declare types in no package. */
  static List<String> declarations() throws IOException {
    return java().stream().filter(block -> !isUnit(block) && declares(block)).toList();
  }

  /** Blocks of statements. */
  static List<String> statements() throws IOException {
    return java().stream().filter(block -> !isUnit(block) && !declares(block)).toList();
  }

  /** Blocks that are whole files. */
  static List<String> units() throws IOException {
    return java().stream().filter(Readme::isUnit).toList();
  }

  private static boolean isUnit(String block) {
    return block.startsWith("package ");
  }

  private static boolean declares(String block) {
    return DECLARATION.matcher(block).find();
  }

  /** The part between a comment that begins with a word and the next {@code end}. */
  static MatchResult part(String word) throws IOException {
    return PART.matcher(text())
        .results()
        .filter(found -> found.group(1).equals(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("README.md has no part <!-- " + word + " -->"));
  }

  /** Puts another text into a part. */
  static void write(String word, String content) throws IOException {
    Matcher matcher = PART.matcher(text());
    String replaced =
        matcher.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals(word)
                        ? "<!-- " + word + found.group(2) + " -->\n" + content + "<!-- end -->"
                        : found.group()));
    Files.writeString(FILE, replaced);
  }
}
