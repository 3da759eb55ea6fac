package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every test tells what it starts, so that the quick ones can run alone: {@code pure} ones nothing,
 * {@code javac} ones a compiler (or they read what it has written), {@code training} ones what a
 * run does: kernels, native code, processes, real data.
 */
@Tag("pure")
class TagsTest {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|TestFactory|RepeatedTest|ArchTest)\\b");
  private static final Pattern TAG = Pattern.compile("(?m)^@(?:Arch)?Tag\\(\"(\\w+)\"\\)");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Set<String> TAGS = Set.of("pure", "javac", "training");
  private static final Pattern STARTED =
      Pattern.compile(
          "javax\\.tools|com\\.google\\.testing\\.compile|org\\.eclipse\\.jdt|ProcessBuilder"
              + "|org\\.nd4j|org\\.bytedeco|Trainer;|RunResult;");

  /** The sources of each module's tests without their comments, by the classes' simple names. */
  private static final Map<String, Map<String, String>> MODULES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String module : List.of("runtime", "cli", "processor", "examples")) {
      Map<String, String> sources = new TreeMap<>();
      Path root = Path.of("..", module, "src", "test", "java");
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.put(name, COMMENT.matcher(Files.readString(file)).replaceAll(""));
        }
      }
      MODULES.put(module, sources);
    }
  }

  private static Map<String, String> tests(Map<String, String> sources) {
    Map<String, String> tests = new TreeMap<>(sources);
    tests.values().removeIf(source -> !TEST.matcher(source).find());
    return tests;
  }

  private static List<String> tags(String source) {
    return TAG.matcher(source).results().map(found -> found.group(1)).toList();
  }

  @Test
  void everyTestHasExactlyOne() {
    Map<String, List<String>> wrong = new TreeMap<>();
    MODULES.forEach(
        (module, sources) ->
            tests(sources)
                .forEach(
                    (name, source) -> {
                      List<String> tags = tags(source);
                      if (tags.size() != 1 || !TAGS.contains(tags.get(0))) {
                        wrong.put(module + " " + name, tags);
                      }
                    }));
    assertEquals(Map.of(), wrong, "one of " + TAGS + " above the class");
  }

  /** Neither they nor the tests' classes that they use. */
  @Test
  void pureOnesStartNothing() {
    Map<String, String> wrong = new TreeMap<>();
    int pure = 0;
    for (Map<String, String> sources : MODULES.values()) {
      for (Map.Entry<String, String> test : tests(sources).entrySet()) {
        if (!test.getKey().equals("TagsTest") && tags(test.getValue()).equals(List.of("pure"))) {
          pure++;
          used(test.getKey(), sources)
              .forEach(
                  name ->
                      STARTED
                          .matcher(sources.get(name))
                          .results()
                          .map(MatchResult::group)
                          .findFirst()
                          .ifPresent(word -> wrong.put(test.getKey(), name + " mentions " + word)));
        }
      }
    }
    assertTrue(pure > 50, "there are fewer than expected");
    assertEquals(Map.of(), wrong);
  }

  /** A class and those of its module's tests that it mentions, and so on. */
  private static Set<String> used(String name, Map<String, String> sources) {
    Set<String> used = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (used.add(next)) {
        WORD.matcher(sources.get(next))
            .results()
            .map(MatchResult::group)
            .filter(sources::containsKey)
            .forEach(open::push);
      }
    }
    return used;
  }
}
