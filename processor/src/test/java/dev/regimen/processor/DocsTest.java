package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every finding has a page, whose first sample causes it and whose second does not; what a run
 * finds has a page.
 */
@Tag("javac")
class DocsTest {
  private static final Path PAGES = Path.of("..", "docs", "diagnostics");
  private static final Path REJECTS = Path.of("src", "test", "resources", "rejects");
  private static final List<Path> CODE =
      List.of(Path.of("src", "main", "java"), Path.of("..", "runtime", "src", "main", "java"));
  private static final Pattern ID =
      Pattern.compile(
          "(?:error|warning|misfit)\\(\\s*\"([A-Z]\\w+)\"" // report.error("Id", ...)
              + "|id\\(?\\)? (?:=|default) \"([A-Z]\\w+)\"" // @Interval(id = "Id")
              + "|\"([A-Z]\\w+Conflict)\""); // a group's

  /**
   * What a run says, which no class alone causes: {@code new RunFinding("Id", ...} among others.
   */
  private static final Pattern ID_OF_RUN =
      Pattern.compile("\\[Regimen:([A-Z]\\w+)]|(?:finding|RunFinding)\\(\\s*\"([A-Z]\\w+)\"");

  private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** A fault of the compiler has no sample that causes it. */
  private static final String WITHOUT_SAMPLE = "InternalError";

  static Set<String> idsInCode() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path root : CODE) {
      ids.addAll(ids(root, ID));
    }
    assertTrue(ids.size() > 40, "the pattern finds too few ids: " + ids);
    return ids;
  }

  /** Those that only runs say, because only they know the data. */
  static Set<String> idsOfRuns() throws IOException {
    Set<String> ids = ids(CODE.get(1), ID_OF_RUN);
    ids.removeAll(idsInCode());
    assertTrue(ids.contains("ClassWithoutSamples"), ids::toString);
    return ids;
  }

  private static Set<String> ids(Path root, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> pattern.matcher(text(file)).results())
          .flatMap(found -> IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group))
          .filter(group -> group != null)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".md", ""))
          .filter(id -> !id.equals("README")) // the index
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void everyIdHasAPageAndEveryPageAnId() throws IOException {
    Set<String> ids = new TreeSet<>(idsInCode());
    ids.addAll(idsOfRuns());
    assertEquals(ids, pages());
  }

  @Test
  void everyIdHasARefusedSource() throws IOException {
    Set<String> ids = idsInCode();
    ids.remove(WITHOUT_SAMPLE);
    ids.removeIf(id -> Files.exists(REJECTS.resolve(id + ".java")));
    assertEquals(Set.of(), ids);
  }

  /** The samples of a page: what is refused or warned of, and what is better. */
  private static final class Samples {
    static final Map<String, String> SOURCES = read();
    static final Map<String, List<Batch.Said>> SAID = Batch.process(SOURCES);

    private static Map<String, String> read() {
      Map<String, String> sources = new TreeMap<>();
      try {
        for (String id : pagesWithSamples()) {
          List<String> samples =
              SAMPLE
                  .matcher(Files.readString(PAGES.resolve(id + ".md")))
                  .results()
                  .map((MatchResult found) -> found.group(1))
                  .toList();
          assertEquals(2, samples.size(), "samples on the page of " + id);
          sources.put(id + " wrong", samples.get(0));
          sources.put(id + " right", samples.get(1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return sources;
    }
  }

  static Set<String> pagesWithSamples() throws IOException {
    Set<String> pages = pages();
    pages.remove(WITHOUT_SAMPLE);
    pages.removeAll(idsOfRuns());
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pagesWithSamples")
  void theFirstSampleFailsAndTheSecondDoesNot(String id) {
    List<Batch.Said> wrong = Samples.SAID.get(id + " wrong");
    assertTrue(wrong.stream().anyMatch(said -> said.id().equals(id)), wrong::toString);
    assertEquals(List.of(), Samples.SAID.get(id + " right"));
  }
}
