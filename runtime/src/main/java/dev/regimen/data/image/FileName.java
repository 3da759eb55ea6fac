package dev.regimen.data.image;

import dev.regimen.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The name of a file as the disk has it.
 *
 * <p>Where a process knows no letters beyond ASCII ({@code LC_ALL=C}, a container without LANG),
 * the JDK shows a replacement character for each byte of the others, and two folders have one name.
 * A path's URI still holds the bytes.
 */
final class FileName {
  private static final char REPLACEMENT = '\ufffd';

  private FileName() {}

  /**
   * The last name of a path.
   *
   * @throws DataException if this process cannot tell it
   */
  static String of(Path path) {
    String shown = path.getFileName().toString();
    if (shown.indexOf(REPLACEMENT) < 0) {
      return shown;
    }
    String uri = path.toUri().getRawPath();
    String end = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    ByteBuffer bytes = bytes(end.substring(end.lastIndexOf('/') + 1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw DataException.of(
          path.toString(),
          "this process reads names of files as "
              + System.getProperty("sun.jnu.encoding")
              + ", in which this name is none; set LANG=C.UTF-8, or the encoding of the disk",
          e);
    }
  }

  /** What is written with a percent sign and two hexadecimal digits where it is no letter. */
  private static ByteBuffer bytes(String escaped) {
    ByteBuffer bytes = ByteBuffer.allocate(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        bytes.put((byte) Integer.parseInt(escaped, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) escaped.charAt(i));
      }
    }
    return bytes.flip();
  }
}
