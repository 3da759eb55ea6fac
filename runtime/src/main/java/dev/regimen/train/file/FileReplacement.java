package dev.regimen.train.file;

import dev.regimen.text.Printable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file so that it appears complete or not at all: into a temporary file beside it, forced
 * to the disk, then moved over the old one, whose permissions and group it takes over. Symbolic
 * links are followed: the file behind them is replaced, they stay.
 *
 * <p>Nothing here goes through a channel that a thread's interruption closes: a thread that was
 * told to end can still save what it has.
 */
public final class FileReplacement {
  private static final Logger log = LoggerFactory.getLogger(FileReplacement.class);

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private static final char REPLACEMENT = '\ufffd';

  private FileReplacement() {}

  /** Writes the content. */
  public interface Content {
    void writeTo(RandomAccessFile out) throws IOException;
  }

  /**
   * Replaces the file, or makes it.
   *
   * @throws IOException naming {@code file}; what was there before is then untouched
   */
  public static void write(Path file, Content content) throws IOException {
    requireLetters(file);
    requireOrdinary(file);
    Path target = behindLinks(file);
    refuseWhatIsNoFile(file, target);
    Path folder = Objects.requireNonNull(target.getParent());
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              Files.exists(folder) ? "%s: %s is no folder" : "%s: the folder %s does not exist",
              Printable.of(file),
              Printable.of(folder)));
    }
    try {
      replace(target, folder, content);
    } catch (FileSystemException e) {
      // Such an exception names the temporary file, which is nothing to the caller.
      String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      throw cannot(file, reason, e);
    } catch (IOException e) {
      throw cannot(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Replaces a small file without waiting for the disk: whoever reads it finds the old content or
   * the new one, but a power failure may take both. For one writer, and what can be had again.
   */
  public static void unforced(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    Files.write(temporary, content);
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Refuses a path with letters that this process cannot write ({@code LC_ALL=C}): what is made of
   * its text would lie elsewhere.
   */
  public static void requireLetters(Path file) throws FileSystemException {
    if (file.toString().indexOf(REPLACEMENT) >= 0) {
      throw new FileSystemException(
          Printable.of(file),
          null,
          String.format(
              Locale.ROOT,
              "this process writes names of files as %s, in which this name is none; set"
                  + " LANG=C.UTF-8, or the encoding of the disk",
              System.getProperty("sun.jnu.encoding")));
    }
  }

  /** Refuses a path within an archive or in memory, where files have no descriptors. */
  public static void requireOrdinary(Path file) throws FileSystemException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      throw new FileSystemException(
          Printable.of(file),
          null,
          "models are files of the system's own, not of the file system "
              + file.getFileSystem().provider().getScheme());
    }
  }

  private static FileSystemException cannot(Path file, String reason, IOException cause) {
    FileSystemException named =
        new FileSystemException(Printable.of(file), null, "it cannot be saved: " + reason);
    named.initCause(cause);
    return named;
  }

  private static Path behindLinks(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(Printable.of(file));
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static void refuseWhatIsNoFile(Path file, Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(Printable.of(file), null, notRegular(target));
    }
    if (!Files.isWritable(target)) {
      throw new AccessDeniedException(Printable.of(file), null, "it is write-protected");
    }
  }

  /** What stands where a regular file was expected. */
  public static String notRegular(Path path) {
    return Files.isDirectory(path)
        ? "a file was expected, not a folder"
        : "a file was expected, not a pipe, socket or device";
  }

  private static void replace(Path target, Path folder, Content content) throws IOException {
    try (TemporaryFile temporary = TemporaryFile.in(folder)) {
      takeOver(target, temporary.path());
      content.writeTo(temporary.out());
      temporary.moveTo(target);
    }
    force(folder);
  }

  /** Who may read the old file may read the new one, and nobody else. */
  private static void takeOver(Path target, Path temporary) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    PosixFileAttributeView made =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (old == null || made == null || !Files.exists(target)) {
      return;
    }
    PosixFileAttributes attributes = old.readAttributes();
    if (!attributes.group().equals(made.readAttributes().group())) {
      try {
        made.setGroup(attributes.group());
      } catch (IOException e) {
        log.debug("{}: its group {} cannot be kept", target, attributes.group(), e);
      }
    }
    made.setPermissions(attributes.permissions());
  }

  /** Makes the new name itself durable, where the system can open folders. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("{}: this system does not force folders to the disk", folder, e);
    }
  }
}
