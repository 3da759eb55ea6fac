package dev.regimen.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Public data sets, which a machine may have or not. */
final class RealData {
  private RealData() {}

  /** A file or folder among them; a test that asks for an absent one is skipped. */
  static Path of(String name) {
    Path found = folder().resolve(name);
    assumeTrue(
        Files.exists(found),
        () -> "skipped: no " + name + "; -Dregimen.data=<folder> says where data sets are");
    return found;
  }

  private static Path folder() {
    String given = System.getProperty("regimen.data");
    if (given != null) {
      return Path.of(given);
    }
    for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared").resolve("data");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return Path.of("no data folder");
  }
}
