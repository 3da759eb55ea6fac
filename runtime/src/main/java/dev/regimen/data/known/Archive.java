package dev.regimen.data.known;

import dev.regimen.data.DataException;
import dev.regimen.data.GzipStream;
import dev.regimen.data.known.Unpacking.Kind;
import dev.regimen.text.PathText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks what others have packed: tar, tar with gzip, and zip, told by their content.
 *
 * <p>An entry is refused, and with it the whole archive, if it would lie outside the folder (an
 * absolute path, {@code ..}, a drive letter, a backslash), if it is anything but a file or a folder
 * (links above all), if it comes twice, or if it goes beyond the number of entries or bytes
 * allowed, which are counted as they are unpacked and not as the archive claims. The folder appears
 * when all is unpacked, or not at all.
 */
public final class Archive {
  private static final int BUFFER = 1 << 16;

  /** What may stand between two files of a tar: their names, as long as these may be. */
  private static final int MOST_HEADER = 1 << 20;

  private Archive() {}

  /**
   * Unpacks an archive into a new folder.
   *
   * @param archive a tar, tar.gz or zip
   * @param folder where to; must not exist
   * @param mostEntries the most files and folders that it may hold
   * @param mostBytes the most bytes that its files may have together
   * @throws DataException if the archive cannot be read, is damaged or truncated, holds an entry
   *     that is refused (which is named), or the folder exists
   */
  public static void unpack(Path archive, Path folder, int mostEntries, long mostBytes) {
    Path whole = folder.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw DataException.of(PathText.of(whole), "expected a folder to be made, found one");
    }
    if (!Files.isRegularFile(archive)) {
      throw DataException.of(PathText.of(archive), "expected an archive, found none");
    }
    try {
      Files.createDirectories(whole.getParent());
      Path unfinished =
          Files.createTempDirectory(whole.getParent(), whole.getFileName() + ".unpacking");
      try {
        read(archive, new Unpacking(archive, unfinished, mostEntries, mostBytes));
        Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | RuntimeException e) {
        delete(unfinished, e);
        throw e;
      }
    } catch (IOException e) {
      throw DataException.of(PathText.of(archive), "cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static void read(Path archive, Unpacking unpacking) {
    try {
      if (isZip(archive)) {
        zip(archive, unpacking);
      } else {
        tar(archive, unpacking);
      }
      if (unpacking.entries() == 0) {
        throw unpacking.refused("expected a tar, tar.gz or zip with files, found none in it");
      }
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws whatever a damaged header makes its arithmetic throw.
      throw unpacking.damaged(e);
    }
  }

  private static boolean isZip(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return in.read() == 'P' && in.read() == 'K';
    }
  }

  /** By the directory at its end, without which a zip is not whole. */
  private static void zip(Path archive, Unpacking unpacking) throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(archive);
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(bytes).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        Kind kind =
            entry.isUnixSymlink()
                ? Kind.SYMBOLIC_LINK
                : entry.isDirectory() ? Kind.FOLDER : Kind.FILE;
        CRC32 crc = new CRC32();
        try (InputStream content = new CheckedInputStream(zip.getInputStream(entry), crc)) {
          unpacking.take(entry.getName(), kind, content);
        }
        if (kind == Kind.FILE && crc.getValue() != entry.getCrc()) {
          throw new IOException("its checksum is wrong");
        }
      }
    }
  }

  private static void tar(Path archive, Unpacking unpacking) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream content = unzipped(file)) {
      LimitedStream limited =
          new LimitedStream(content, "a header is larger than " + MOST_HEADER + " bytes");
      TarArchiveInputStream tar = new TarArchiveInputStream(limited, "UTF-8");
      while (true) {
        limited.allow(MOST_HEADER);
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
          break;
        }
        limited.allow(Long.MAX_VALUE);
        unpacking.take(entry.getName(), kind(entry), tar);
      }
      requireEnd(content);
    }
  }

  private static InputStream unzipped(InputStream file) throws IOException {
    file.mark(2);
    boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
    file.reset();
    return gzip ? new BufferedInputStream(new GzipStream(file, BUFFER), BUFFER) : file;
  }

  /** Reads on to the end: only there gzip says whether all before it was right. */
  private static void requireEnd(InputStream content) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long padding = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      padding += read;
      if (padding > MOST_HEADER) {
        throw new IOException("there is more data than files");
      }
    }
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return Kind.SYMBOLIC_LINK;
    }
    if (entry.isLink()) {
      return Kind.HARD_LINK;
    }
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    return entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO() || entry.isSparse()
        ? Kind.SPECIAL
        : Kind.FILE;
  }

  private static void delete(Path folder, Exception reason) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Deletes a folder from its leaves. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
