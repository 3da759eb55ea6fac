package dev.regimen.data.known;

import dev.regimen.data.DataException;
import dev.regimen.text.PathText;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one data set, in a folder of their own in the cache.
 *
 * @param name the folder's name
 * @param page where a person finds the files
 * @param files what is needed; one archive, or files that are read as they are
 */
record KnownSet(String name, String page, List<RemoteFile> files) {
  private static final Logger LOG = LoggerFactory.getLogger(KnownSet.class);
  private static final int ATTEMPTS = 3;
  private static final String UNPACKED = "unpacked";
  private static final int MOST_ENTRIES = 1000;
  private static final long MOST_UNPACKED = 1L << 29;

  /** A lock on a file keeps other programs out, but not other threads of this one. */
  private static final Object THREADS = new Object();

  KnownSet {
    files = List.copyOf(files);
  }

  /**
   * The folder with all files, fetched if they are not there.
   *
   * @throws DataException if a file can neither be found nor fetched, or is not the published one
   */
  Path folder(Path cache) {
    Path folder = cache.resolve(name);
    try {
      requirePublished(folder);
      if (!missing(folder).isEmpty()) {
        alone(folder, () -> fetch(folder));
      }
      return folder;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** The folder with what the set's one archive holds, fetched and unpacked if it is not there. */
  Path unpacked(Path cache) {
    Path unpacked = cache.resolve(name).resolve(UNPACKED);
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    Path folder = folder(cache);
    try {
      alone(folder, () -> unpack(folder.resolve(files.get(0).name()), unpacked));
      return unpacked;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static void unpack(Path archive, Path unpacked) {
    if (!Files.isDirectory(unpacked)) {
      LOG.info("unpacking {}", Printable.of(archive));
      Archive.unpack(archive, unpacked, MOST_ENTRIES, MOST_UNPACKED);
    }
  }

  private static DataException unusable(Path folder, IOException e) {
    return DataException.of(PathText.of(folder), "cannot be used as a cache: " + e, e);
  }

  private List<RemoteFile> missing(Path folder) {
    return files.stream().filter(file -> !Files.exists(folder.resolve(file.name()))).toList();
  }

  /** Refuses files that somebody put there and that are not the published ones. */
  private void requirePublished(Path folder) throws IOException {
    for (RemoteFile file : files) {
      Path path = folder.resolve(file.name());
      if (Files.exists(path)) {
        Checksum found = file.checksum().of(path);
        if (!found.equals(file.checksum())) {
          throw DataException.of(
              PathText.of(path),
              "expected the file published at "
                  + page
                  + " with "
                  + file.checksum()
                  + ", found "
                  + found
                  + "; delete it to have it fetched anew");
        }
      }
    }
  }

  private void fetch(Path folder) throws IOException {
    for (RemoteFile file : missing(folder)) {
      fetch(folder, file);
    }
  }

  /** One at a time, among the threads of this program and all programs of the machine. */
  private static void alone(Path folder, Action action) throws IOException {
    Files.createDirectories(folder);
    synchronized (THREADS) {
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        action.run();
      }
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private void fetch(Path folder, RemoteFile file) throws IOException {
    Path part = folder.resolve(file.name() + ".part");
    List<String> failures = new ArrayList<>();
    for (URI source : file.sources()) {
      String failure = fetch(source, part, file);
      if (failure == null) {
        Files.move(part, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
        return;
      }
      failures.add(source + ": " + failure);
    }
    throw DataException.of(PathText.of(folder), byHand(folder, file, failures));
  }

  /**
   * Completes {@code part} from one source; tries again as long as an attempt brings something.
   *
   * @return why it could not, or {@code null}
   */
  private static @Nullable String fetch(URI source, Path part, RemoteFile file) throws IOException {
    String failure = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      LOG.info("fetching {} from {}", file.name(), source);
      long before = size(part);
      boolean resumed;
      try {
        resumed = Download.complete(source, part, file.mostBytes());
      } catch (ConnectException | UnknownHostException e) {
        return "no connection";
      } catch (IOException e) {
        failure = e.getMessage() == null ? e.toString() : e.getMessage();
        if (size(part) > before) {
          continue;
        }
        return failure;
      }
      Checksum found = file.checksum().of(part);
      if (found.equals(file.checksum())) {
        return null;
      }
      Files.delete(part);
      failure = "expected " + file.checksum() + ", found " + found;
      if (!resumed) {
        return failure;
      }
    }
    return failure;
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private String byHand(Path folder, RemoteFile file, List<String> failures) {
    StringBuilder text = new StringBuilder(file.name()).append(" cannot be fetched: ");
    text.append(String.join("; ", failures));
    text.append(". Without a network, put these files of ").append(page).append(" into ");
    text.append(folder).append(": ");
    text.append(String.join("; ", missing(folder).stream().map(RemoteFile::toString).toList()));
    return text.append("; or into the folder ")
        .append(name)
        .append(" of another one that -D")
        .append(WellKnown.CACHE)
        .append("= names.")
        .toString();
  }
}
