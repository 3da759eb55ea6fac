package dev.regimen.report.saved;

import dev.regimen.text.Numbers;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of objects, one a line. Its writer may have been killed: a last line without an end that
 * is no whole object is left out, and told.
 *
 * @param objects those of whole lines
 * @param repair what was left out, in words; empty if nothing was
 */
record JsonLines(List<JsonMembers> objects, Optional<String> repair) {
  private static final int MOST_BYTES = 256 << 20;

  /** Reads a file; one that is not there has no lines. */
  static JsonLines read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new JsonLines(List.of(), Optional.empty());
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new RecordException(file, "more than " + Numbers.bytes(MOST_BYTES));
    }
    String content = RecordFile.text(file);
    int whole = content.lastIndexOf('\n') + 1;
    List<JsonMembers> objects = new ArrayList<>();
    for (String line : content.substring(0, whole).lines().toList()) {
      objects.add(JsonMembers.of(file, objects.size() + 1, line));
    }
    return new JsonLines(objects, rest(file, content.substring(whole), objects));
  }

  /** Takes the last line if only its end is missing. */
  private static Optional<String> rest(Path file, String line, List<JsonMembers> objects) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    try {
      objects.add(JsonMembers.of(file, line));
      return Optional.empty();
    } catch (RecordException e) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s: line %d is torn, its writer was killed or is writing it; its %s are left out",
              Printable.of(file),
              objects.size() + 1,
              Numbers.counted(line.length(), "character")));
    }
  }
}
