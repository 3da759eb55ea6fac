package dev.regimen.train.file;

import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is being written and is to appear under another name as a whole. Its writer holds a lock on
 * it, which the system takes back when a process dies, however it dies: so whoever writes into the
 * folder next can tell what was left behind, and removes it.
 */
final class TemporaryFile implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(TemporaryFile.class);

  /** A short name of its own: the target's may be as long as names can be. */
  private static final String PREFIX = ".saving-";

  private static final String SUFFIX = ".tmp";

  /**
   * Those of this process. They are not to be opened a second time: POSIX gives back a process's
   * locks on a file as soon as it closes any of its handles.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private static final boolean MOVES_OPEN_FILES = File.separatorChar == '/';

  private final Path path;
  private final RandomAccessFile out;

  private TemporaryFile(Path path, RandomAccessFile out) {
    this.path = path;
    this.out = out;
  }

  /** A new one, empty; what others left behind in the folder is removed before. */
  static TemporaryFile in(Path folder) throws IOException {
    removeStale(folder);
    while (true) {
      String name = PREFIX + UUID.randomUUID().toString().substring(0, 13) + SUFFIX;
      Path path = folder.resolve(name);
      OURS.add(path);
      RandomAccessFile out = null;
      try {
        Files.createFile(path);
        out = new RandomAccessFile(path.toFile(), "rw");
        if (locks(out, true) && Files.exists(path)) {
          return new TemporaryFile(path, out);
        }
        // Another process took it for one left behind, before the lock was on it.
        out.close();
        OURS.remove(path);
      } catch (IOException | RuntimeException | Error e) {
        if (out != null) {
          out.close();
        }
        OURS.remove(path);
        throw e;
      }
    }
  }

  Path path() {
    return path;
  }

  RandomAccessFile out() {
    return out;
  }

  /** Forces it to the disk and gives it its name. */
  void moveTo(Path target) throws IOException {
    out.getFD().sync();
    if (!MOVES_OPEN_FILES) {
      out.close();
    }
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes it, if it was not moved. */
  @Override
  public void close() throws IOException {
    try (out) {
      Files.deleteIfExists(path);
    } finally {
      OURS.remove(path);
    }
  }

  private static void removeStale(Path folder) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path path : found) {
        if (!OURS.contains(path) && isStale(path)) {
          Files.deleteIfExists(path);
          log.debug("{}: removed, its writer did not finish", path);
        }
      }
    } catch (IOException | RuntimeException e) {
      // It is not what the caller asked for, and it will be found again.
      log.debug("{}: files left behind cannot be looked for", folder, e);
    }
  }

  private static boolean isStale(Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      return locks(file, false);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * Takes the lock, which is given back with the handle; false if another process has it.
   *
   * @param otherwise the answer where a file system knows no locks
   */
  private static boolean locks(RandomAccessFile file, boolean otherwise) {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      log.debug("this file system has no locks", e);
      return otherwise;
    }
  }
}
