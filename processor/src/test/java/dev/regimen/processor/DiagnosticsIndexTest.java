package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.processor.diagnostic.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The index of the pages, by severity and by the techniques that findings name; {@code
 * -Dgoldens=write} rewrites it. The processor brings the pages with it.
 */
@Tag("javac")
class DiagnosticsIndexTest {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");
  private static final Pattern FIRST = Pattern.compile("(?m)^\\*\\*(\\w+):\\*\\* (.*)$");
  private static final Pattern NAMED = Pattern.compile("@([A-Z]\\w*)");

  @Test
  void theIndexHasEveryPage() throws IOException {
    Path index = PAGES.resolve("README.md");
    String written = text();
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(index, written);
    }
    assertEquals(written, Files.readString(index));
  }

  private static String text() throws IOException {
    StringBuilder text = new StringBuilder("# What the compiler finds\n\n");
    text.append("`javac -Aregimen.explain=<Id>` prints a page at the command line;\n");
    text.append("the name of an annotation lists what is found in it.\n");
    Map<String, String> titles =
        Map.of("error", "Errors", "warning", "Warnings", "run", "What only a run can know");
    for (String severity : List.of("error", "warning", "run")) {
      text.append("\n## ").append(titles.get(severity)).append("\n\n");
      for (String id : DocsTest.pages()) {
        Matcher first = FIRST.matcher(Files.readString(PAGES.resolve(id + ".md")));
        assertTrue(first.find(), id);
        if (first.group(1).equals(severity)) {
          text.append("- ").append(link(id)).append(": ").append(first.group(2)).append('\n');
        }
      }
    }
    text.append("\n## By technique\n\n");
    byTechnique()
        .forEach(
            (name, ids) ->
                text.append("- `@").append(name).append("`: ").append(links(ids)).append('\n'));
    text.append(
        """

        ## How well

        The tests compile sound networks and regimes from the literature, of which nothing is to be
        said, and broken ones, which say themselves what must be told and where. This prints precision,
        recall, positions and what becomes of the fixes when they are pasted:

        ```sh
        mvn test -pl processor -am -Dtest=CorpusTest -Dcorpus=report -Dsurefire.failIfNoSpecifiedTests=false
        ```
        """);
    return text.toString();
  }

  private static String link(String id) {
    return "[" + id + "](" + id + ".md)";
  }

  private static String links(Set<String> ids) {
    return ids.stream().map(DiagnosticsIndexTest::link).collect(Collectors.joining(", "));
  }

  /** The techniques in the first lines of findings about refused sources. */
  private static Map<String, Set<String>> byTechnique() {
    Map<String, Set<String>> ids = new TreeMap<>();
    Rejects.said().values().stream()
        .flatMap(List::stream)
        .filter(said -> !said.id().isEmpty())
        .forEach(
            said -> {
              Matcher named = NAMED.matcher(said.text().lines().findFirst().orElseThrow());
              while (named.find()) {
                ids.computeIfAbsent(named.group(1), name -> new TreeSet<>()).add(said.id());
              }
            });
    ids.keySet().removeIf(name -> !Files.exists(annotation(name)));
    return ids;
  }

  private static Path annotation(String name) {
    return Path.of("..", "runtime/src/main/java/dev/regimen/annotation", name + ".java");
  }

  @Test
  void theProcessorBringsThePages() throws IOException {
    assertEquals(DocsTest.pages(), Pages.ids());
    for (String id : Pages.ids()) {
      String page = Files.readString(PAGES.resolve(id + ".md")).strip();
      assertEquals(page, Pages.text(id).orElse(""), id);
    }
  }

  @Test
  void whatIsFoundInAnAnnotationIsListed() {
    String about = Pages.about("EarlyStopping").orElseThrow();
    assertEquals(
        Pages.about("@EarlyStopping").map(String::length), Optional.of(about.length() + 1));
    assertTrue(about.contains("\nPatienceRange: "), about);
    for (String line : about.lines().skip(2).toList()) {
      String id = line.substring(0, line.indexOf(':'));
      String first = line.substring(line.indexOf(':') + 2);
      assertTrue(Pages.text(id).orElseThrow().contains(":** " + first), line);
    }
    assertEquals(Optional.empty(), Pages.about("Nothing"));
  }

  @Test
  void pagesArePrintedAndUnknownIdsTold() {
    Compilation compilation =
        Sources.compile(
            List.of(
                "-proc:only", "-Aregimen.explain=DropoutRate,DropoutRat", "-Aregimen.lint.Nix=off"),
            Sources.of("Net", "@Network(input = 4, classes = 2) class Net { @Dense(2) Layer y; }"));
    Map<Diagnostic.Kind, List<String>> said =
        compilation.diagnostics().stream()
            .collect(
                Collectors.groupingBy(
                    Diagnostic::getKind, Collectors.mapping(Sources::text, Collectors.toList())));
    assertEquals(
        List.of(Pages.text("DropoutRate").orElseThrow()),
        said.get(Diagnostic.Kind.NOTE).stream()
            .map(text -> text.replaceAll("(?m)^  ", "")) // compilers indent all lines but the first
            .toList());
    assertEquals(
        List.of(
            "-Aregimen.explain: there is no finding DropoutRat (did you mean DropoutRate?)",
            "-Aregimen.lint.Nix: there is no finding Nix"),
        said.get(Diagnostic.Kind.WARNING));
  }
}
