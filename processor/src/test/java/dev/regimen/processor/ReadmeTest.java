package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * README.md is short and says what is so: javac's message, the generated code and the figures are
 * the current ones. {@code -Dgoldens=write} rewrites the former two. That its Java compiles is
 * {@link GuidesTest}'s question.
 */
@Tag("javac")
class ReadmeTest {
  private static final Page README = Page.readme();
  private static final int LONGEST = 180;

  @TempDir Path folder;

  @Test
  void isAtMost180LinesLong() {
    assertTrue(README.text().lines().count() <= LONGEST, README.text().lines().count() + " lines");
  }

  @Test
  void beginsWithTwoCommands() {
    assertEquals(2, commands("## Quick start").lines().count());
    assertEquals(1, commands("## Benchmarks").lines().count());
  }

  /** The first fenced block below a heading. */
  private static String commands(String heading) {
    Pattern block = Pattern.compile(heading + "\n[^#]*?```\\w*\n(.*?)```", Pattern.DOTALL);
    Matcher found = block.matcher(README.text());
    assertTrue(found.find(), "no commands below " + heading);
    return found.group(1);
  }

  @Test
  void itsGeneratedCodeIsWhatTheCompilerWrites() throws IOException {
    Compilation compilation = Sources.compile(README.snippets().toArray(new JavaFileObject[0]));
    JavaFileObject trainer = compilation.generatedSourceFile("FashionMlpTrainer").orElseThrow();
    String source = trainer.getCharContent(false).toString();
    MatchResult part = README.part("generated");
    Excerpts.holds(README, part, Excerpts.methods(source, part));
  }

  @Test
  void itsErrorIsWhatJavacPrints() throws IOException {
    MatchResult part = README.part("refused");
    Matcher wrong = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL).matcher(part.group(3));
    assertTrue(wrong.find(), "no class that is refused");
    Files.writeString(folder.resolve("Digits.java"), wrong.group(1));
    String path = Javac.classPath();
    Javac javac = Javac.run(folder, "-processorpath", path, "-cp", path, "-d", ".", "Digits.java");
    assertFalse(javac.succeeded());
    Excerpts.holds(
        README,
        part,
        wrong.group() + "\n" + Excerpts.fenced("text", javac.said().stripTrailing() + "\n"));
  }

  @Test
  void itsFiguresAreThoseOfTheBenchmarks() {
    List<String> measured =
        new Page(Page.ROOT.resolve("benchmarks/README.md")).text().lines().toList();
    List<String> rows = README.part("speed").group(3).lines().toList();
    assertTrue(rows.size() > 5, "the table is missing");
    rows.forEach(row -> assertTrue(measured.contains(row), "not measured: " + row));
  }
}
