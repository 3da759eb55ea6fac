package dev.regimen.report;

import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes {@code name-4} where {@code name-3} is the last there is. */
final class FreeFolder {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,99}");

  private FreeFolder() {}

  /**
   * A name that is one folder's on every system, and no code in any text.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a run's name has letters, digits, spaces and . _ -, begins with a letter or digit and"
                  + " has at most 100 of them, but this is '%s'",
              Printable.of(name)));
    }
    return name;
  }

  /** Makes it; two processes that ask at once get two. */
  static Path make(Path runs, String name) throws IOException {
    Files.createDirectories(runs);
    long number = last(runs, name) + 1;
    while (true) {
      try {
        return Files.createDirectory(runs.resolve(name + "-" + number));
      } catch (FileAlreadyExistsException e) {
        // Somebody else took it a moment ago.
        number++;
      }
    }
  }

  private static long last(Path runs, String name) throws IOException {
    Pattern numbered = Pattern.compile(Pattern.quote(name) + "-([1-9][0-9]{0,8})");
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(path -> numbered.matcher(path.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .max()
          .orElse(0);
    }
  }
}
