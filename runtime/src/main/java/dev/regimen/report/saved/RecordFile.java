package dev.regimen.report.saved;

import dev.regimen.text.Numbers;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that is one object, which says of which version it is. */
final class RecordFile {
  private static final long MOST_BYTES = 16 << 20;

  private RecordFile() {}

  /**
   * Reads it.
   *
   * @param format the newest that is understood
   */
  static JsonMembers read(Path file, int format) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new RecordException(file, "more than " + Numbers.bytes(MOST_BYTES));
    }
    JsonMembers members = JsonMembers.of(file, text(file));
    long found = members.whole("format");
    if (found != format) {
      throw new RecordException(
          file,
          String.format(
              Locale.ROOT,
              "it is of format %d, and this version reads format %d%s",
              found,
              format,
              found > format ? ": a newer version wrote it" : ""));
    }
    return members;
  }

  /** The text of a file. */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new RecordException(file, "it is no text in UTF-8");
    }
  }
}
