package dev.regimen.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sources that must be refused or warned of, with what is said of them, compiled once. */
final class Rejects {
  static final Path FOLDER = Path.of("src", "test", "resources", "rejects");

  private static final class Once {
    static final Map<String, String> SOURCES = read();
    static final Map<String, List<Batch.Said>> SAID = Batch.process(SOURCES);
  }

  private Rejects() {}

  private static Map<String, String> read() {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        sources.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  /** By the names of their files. */
  static Map<String, String> sources() {
    return Once.SOURCES;
  }

  /** What the compiler says of each. */
  static Map<String, List<Batch.Said>> said() {
    return Once.SAID;
  }
}
