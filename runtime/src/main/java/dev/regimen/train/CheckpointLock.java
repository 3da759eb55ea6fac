package dev.regimen.train;

import dev.regimen.text.Printable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write checkpoints into a folder, which one run has at a time: two would remove each
 * other's. It is the system's lock on a file, which the system takes back when a process dies,
 * however it dies; the file stays, and says nothing by being there: who removed it could remove
 * another run's.
 */
public final class CheckpointLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CheckpointLock.class);
  private static final String NAME = ".lock";

  /**
   * Folders of this process. Their files are not to be opened a second time: POSIX gives back a
   * process's locks on a file as soon as it closes any of its handles.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final RandomAccessFile file;

  private CheckpointLock(Path folder, RandomAccessFile file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Takes the lock of a folder that exists.
   *
   * @throws SettingException if a run has it, of this process or of another
   * @throws IOException if the folder cannot be written to
   */
  public static CheckpointLock of(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!OURS.add(real)) {
      throw taken(folder, "of this process");
    }
    RandomAccessFile file = null;
    try {
      file = new RandomAccessFile(real.resolve(NAME).toFile(), "rw");
      if (!locks(file)) {
        throw taken(folder, "of another process");
      }
      return new CheckpointLock(real, file);
    } catch (IOException | RuntimeException | Error e) {
      if (file != null) {
        file.close();
      }
      OURS.remove(real);
      throw e;
    }
  }

  private static boolean locks(RandomAccessFile file) {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      log.debug("this file system has no locks", e);
      return true;
    }
  }

  private static SettingException taken(Path folder, String whose) {
    return new SettingException(
        String.format(
            Locale.ROOT,
            "[Regimen:CheckpointFolderInUse] a run %s writes its checkpoints into %s: wait for its"
                + " end, or name another folder",
            whose,
            Printable.of(folder)));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      log.debug("{}: nothing was written to its lock", folder, e);
    } finally {
      OURS.remove(folder);
    }
  }
}
