package dev.regimen.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * All members of a gzip (RFC 1952), to the last byte of the file.
 *
 * <p>The JDK's stream takes a member that is cut within its header, and whatever else follows a
 * member, for the end of the file: rows would be missing without a word.
 */
public final class GzipStream extends GZIPInputStream {
  private static final int TRAILER = 8;

  /** How many bytes of the file were read when the inflater was last fed. */
  private long fed;

  /**
   * Unpacks a stream, whose first header is read at once.
   *
   * @throws IOException if it is no gzip
   */
  public GzipStream(InputStream in, int buffer) throws IOException {
    super(new Counter(new BufferedInputStream(in, buffer)), buffer);
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    fed = counter().count;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int read = super.read(into, at, length);
    if (read < 0) {
      requireEnd();
    }
    return read;
  }

  private void requireEnd() throws IOException {
    long end = fed - inf.getRemaining() + TRAILER;
    counter().drain();
    long left = counter().count - end;
    if (left > 0) {
      throw new ZipException(
          left + " bytes follow its packed data that are no whole part of it: it is cut short");
    }
  }

  private Counter counter() {
    return (Counter) in;
  }

  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int read = in.read(into, at, length);
      count += Math.max(0, read);
      return read;
    }

    void drain() throws IOException {
      byte[] rest = new byte[TRAILER << 10];
      int read;
      do {
        read = read(rest, 0, rest.length);
      } while (read >= 0);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
