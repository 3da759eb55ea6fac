package dev.regimen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command line reads folders: of the library it knows pages, records and texts. */
@Tag("pure")
class ImportsTest {
  private static final Pattern ROOM =
      Pattern.compile("(?m)^import dev\\.regimen\\.([a-z.]+)\\.[A-Z]");

  @Test
  void onlyThreeRoomsAreKnown() throws IOException {
    Set<String> rooms = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 5);
      for (Path source : sources) {
        ROOM.matcher(Files.readString(source))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(rooms::add);
      }
    }
    assertEquals(Set.of("report", "report.saved", "text"), rooms);
  }
}
