package dev.regimen.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of files as the disk has them.
 *
 * <p>Where a process knows no letters beyond ASCII ({@code LC_ALL=C}, a container without LANG),
 * the JDK shows a replacement character for each byte of the others, and two files have one name. A
 * path's URI still holds the bytes.
 */
public final class PathText {
  private static final char REPLACEMENT = '\ufffd';

  private PathText() {}

  /** A path with all its letters; a name in it that is not UTF-8 stays as the JDK shows it. */
  public static String of(Path path) {
    String shown = path.toString();
    if (!lacksLetters(path)) {
      return shown;
    }
    String separator = path.getFileSystem().getSeparator();
    List<String> names = new ArrayList<>();
    Path whole = path.toAbsolutePath();
    int outer = whole.getNameCount() - path.getNameCount();
    for (int i = outer; i < whole.getNameCount(); i++) {
      Path upToThere = whole.getRoot().resolve(whole.subpath(0, i + 1));
      names.add(name(upToThere).orElse(whole.getName(i).toString()));
    }
    return (path.isAbsolute() ? path.getRoot() : "") + String.join(separator, names);
  }

  /** The last name of a path; none if it is neither in the process's encoding nor in UTF-8. */
  public static Optional<String> name(Path path) {
    Path last = path.getFileName();
    if (last == null || !lacksLetters(last)) {
      return Optional.of(String.valueOf(last == null ? path : last));
    }
    String uri = path.toUri().getRawPath();
    String end = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    try {
      ByteBuffer bytes = bytes(end.substring(end.lastIndexOf('/') + 1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean lacksLetters(Path path) {
    return path.toString().indexOf(REPLACEMENT) >= 0
        && path.getFileSystem().equals(FileSystems.getDefault());
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
