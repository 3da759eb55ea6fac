package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.text.PathText;
import java.nio.file.Path;

/** The name of a file as the disk has it, which two files of one folder never share. */
final class FileName {
  private FileName() {}

  /**
   * The last name of a path.
   *
   * @throws DataException if this process cannot tell it
   */
  static String of(Path path) {
    return PathText.name(path)
        .orElseThrow(
            () ->
                DataException.of(
                    PathText.of(path),
                    "this process reads names of files as "
                        + System.getProperty("sun.jnu.encoding")
                        + ", in which this name is none; set LANG=C.UTF-8, or the encoding of the"
                        + " disk"));
  }
}
