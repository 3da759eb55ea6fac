package dev.regimen.data.known;

import dev.regimen.data.DataException;
import dev.regimen.text.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** One archive being unpacked: what may become a file, where, and how much of it. */
final class Unpacking {
  private static final int BUFFER = 1 << 16;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  /** What an entry is. */
  enum Kind {
    FILE("file"),
    FOLDER("folder"),
    SYMBOLIC_LINK("symbolic link"),
    HARD_LINK("hard link"),
    SPECIAL("device or other special file");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  private final Path archive;
  private final Path folder;
  private final int mostEntries;
  private final long mostBytes;
  private String last = "the beginning";
  private int entries;
  private long bytes;

  Unpacking(Path archive, Path folder, int mostEntries, long mostBytes) {
    this.archive = archive;
    this.folder = folder;
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /** How many entries there have been. */
  int entries() {
    return entries;
  }

  /** Makes the file or folder of an entry. */
  void take(String name, Kind kind, InputStream content) throws IOException {
    last = "entry \"" + name + '"';
    if (++entries > mostEntries) {
      throw refused(last + " is one more than the " + mostEntries + " allowed");
    }
    if (kind != Kind.FILE && kind != Kind.FOLDER) {
      throw refused(last + " is a " + kind.text + "; expected files and folders");
    }
    Path path = path(name);
    if (kind == Kind.FOLDER) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    try (OutputStream out =
        Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      copy(content, out);
    } catch (FileAlreadyExistsException e) {
      throw refused(last + " comes twice");
    }
  }

  /** Where an entry belongs, if it may be there at all. */
  private Path path(String name) {
    boolean climbs =
        name.startsWith("/") || name.indexOf('\\') >= 0 || DRIVE.matcher(name).matches();
    for (String part : name.split("/")) {
      climbs |= part.equals("..");
    }
    Path path;
    try {
      path = folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw refused(
          last
              + " has a name that cannot be: "
              + e.getReason()
              + " (names of files are "
              + System.getProperty("sun.jnu.encoding")
              + " here; LANG=C.UTF-8 allows all)");
    }
    if (climbs || !path.startsWith(folder)) {
      throw refused(last + " would lie outside the folder that it is unpacked to");
    }
    return path;
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
      if (bytes > mostBytes) {
        throw refused(last + " goes beyond the " + mostBytes + " bytes allowed");
      }
      out.write(buffer, 0, read);
    }
  }

  DataException refused(String problem) {
    return DataException.of(PathText.of(archive), problem);
  }

  DataException damaged(Exception cause) {
    return DataException.of(
        PathText.of(archive),
        "the archive is damaged or truncated, at or after " + last + ": " + cause.getMessage(),
        cause);
  }
}
