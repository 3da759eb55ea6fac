package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of faults promises nothing that no test holds: every test that it names exists. */
@Tag("pure")
class FaultTableTest {
  private static final Path PAGE = Path.of("..", "SECURITY.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : List.of("runtime", "processor", "examples")) {
      Path root = Path.of("..", module, "src", "test", "java");
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          tests.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return tests;
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> tests = tests();
    List<MatchResult> named = NAMED.matcher(Files.readString(PAGE)).results().toList();
    List<String> missing = new ArrayList<>();
    for (MatchResult each : named) {
      String source = tests.getOrDefault(each.group(1), "");
      boolean there = each.group(2) == null || source.contains("void " + each.group(2) + "(");
      if (source.isEmpty() || !there) {
        missing.add(each.group());
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(named.size() > 25, "only " + named.size() + " tests are named");
  }

  /** A row without a test is a promise. */
  @Test
  void everyRowNamesATest() throws IOException {
    int rows = 0;
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("| ") && !line.startsWith("| fault |") && line.split("\\|").length == 5) {
        Matcher named = NAMED.matcher(line);
        assertTrue(named.find(), line);
        rows++;
      }
    }
    assertTrue(rows > 15, "only " + rows + " rows");
  }
}
