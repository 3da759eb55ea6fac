package dev.regimen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page on what comes with Regimen names the jars that come, in their versions, and no other.
 */
@Tag("pure")
class DependenciesTest {
  private static final Path PAGE = Path.of("../docs/dependencies.md");

  /** A row's first two cells: names in backquotes, and their version. */
  private static final Pattern ROW = Pattern.compile("\\| (`[^|]+`) \\| ([^ |]+) \\|.*");

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /** What is there for tests alone, and jars of natives, whose version is that of their classes. */
  private static final Pattern NO_ROW =
      Pattern.compile(
          "(junit|opentest4j|apiguardian|slf4j-simple|surefire).*"
              + "|.*-(linux|macosx|windows)-(x86_64|arm64).*");

  @Test
  void pageNamesWhatComes() throws IOException {
    assertEquals(onTheClassPath(), onThePage());
  }

  private static Set<String> onThePage() throws IOException {
    Set<String> jars = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Matcher names = NAME.matcher(row.group(1));
        while (names.find()) {
          jars.add(names.group(1) + "-" + row.group(2) + ".jar");
        }
      }
    }
    return jars;
  }

  private static Set<String> onTheClassPath() {
    String plain = System.getProperty("java.class.path");
    String path = System.getProperty("surefire.test.class.path", plain);
    Set<String> jars = new TreeSet<>();
    Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.endsWith(".jar") && !NO_ROW.matcher(name).matches())
        .forEach(jars::add);
    return jars;
  }
}
