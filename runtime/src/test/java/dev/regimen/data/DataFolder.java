package dev.regimen.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of real data sets, or skips the test. */
public final class DataFolder {
  private DataFolder() {}

  /** The path of a data set's folder or file. */
  public static Path of(String name) {
    String given = System.getProperty("regimen.data");
    Path folder = given != null ? Path.of(given) : beside(Path.of("").toAbsolutePath());
    Path path = folder.resolve(name);
    assumeTrue(
        Files.exists(path), "skipped: no real data at " + path + "; set -Dregimen.data=<folder>");
    return path;
  }

  private static Path beside(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      Path data = folder.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return from.resolve("shared").resolve("data");
  }
}
