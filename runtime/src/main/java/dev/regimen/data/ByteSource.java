package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens files, unpacking gzip where the content (not the name) says so. */
final class ByteSource {
  private static final int BUFFER = 1 << 16;

  /** Deflate packs at most 1032 bytes into one. */
  private static final long DEFLATE_RATIO = 1032;

  /** What text may unpack to however small it is packed. */
  private static final long PLENTY = 256L << 20;

  private static final long MOST_PACKED = 250;
  private static final int MOST_BLANK = 1_000_000;

  private ByteSource() {}

  /**
   * The file's content.
   *
   * @throws DataException if it is no readable file
   */
  static InputStream open(Path file) throws IOException {
    requireFile(file);
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      if (!startsAsGzip(in)) {
        return in;
      }
      return new BufferedInputStream(new GzipStream(in, BUFFER), BUFFER);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The content of a file of text. One that is packed may unpack to {@value #PLENTY} bytes, and
   * beyond that to {@value #MOST_PACKED} times its size, and at most {@value #MOST_BLANK} line ends
   * may follow each other: no table packs better, and whoever has one may unpack it.
   */
  static InputStream openText(Path file) throws IOException {
    InputStream in = open(file);
    long most = Math.max(PLENTY, MOST_PACKED * Files.size(file));
    return isPacked(file) ? new BoundedText(in, most) : in;
  }

  /** Fails beyond a number of bytes. */
  private static final class BoundedText extends FilterInputStream {
    private final long most;
    private long count;
    private int blank;

    BoundedText(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int read = super.read(into, at, length);
      count += Math.max(0, read);
      for (int i = at; i < at + read; i++) {
        blank = into[i] == '\n' || into[i] == '\r' || into[i] == 0 ? blank + 1 : 0;
        if (blank > MOST_BLANK) {
          throw new IOException("more than " + MOST_BLANK + " empty lines follow each other");
        }
      }
      if (count > most) {
        throw new IOException(
            "it unpacks to more than " + MOST_PACKED + " times its size; unpack it first");
      }
      return read;
    }
  }

  /** Refuses what is no regular file, under its name; nothing is read of a pipe or a device. */
  private static void requireFile(Path file) {
    if (Files.isRegularFile(file)) {
      return;
    }
    String problem =
        Files.isDirectory(file)
            ? "expected a file, found a folder"
            : Files.exists(file)
                ? "expected a file, found a pipe, socket or device"
                : Files.isSymbolicLink(file)
                    ? "the symbolic link leads nowhere"
                    : "the file does not exist";
    throw DataException.of(PathText.of(file), problem);
  }

  /** The most bytes that {@link #open} can give: what a header claims beyond it is a lie. */
  static long mostBytes(Path file) throws IOException {
    long size = Files.size(file);
    return isPacked(file) ? Math.multiplyExact(size, DEFLATE_RATIO) : size;
  }

  /** Whether a file is a gzip. */
  static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /** What the content of a file is by how it begins; null if that is not known. */
  static @Nullable String kind(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return FileSignature.of(in.readNBytes(FileSignature.LENGTH));
    }
  }

  /** What a failure to read means for the data. */
  static DataException unreadable(Path file, IOException cause) {
    String problem =
        cause instanceof EOFException
            ? "the file is truncated: it ends within its packed data"
            : "cannot be read: " + cause.getMessage();
    return DataException.of(PathText.of(file), problem, cause);
  }

  private static boolean startsAsGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }
}
