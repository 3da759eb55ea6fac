package dev.regimen.data.known;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when more is read of a stream than was allowed last. */
final class LimitedStream extends FilterInputStream {
  private final String problem;
  private long left;

  /** A stream of which nothing may be read yet; {@code problem} is what a failure says. */
  LimitedStream(InputStream in, String problem) {
    super(in);
    this.problem = problem;
  }

  /** From here on {@code bytes} may be read. */
  void allow(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    requireLeft();
    left--;
    return super.read();
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    requireLeft();
    int read = super.read(into, at, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    requireLeft();
    long skipped = super.skip(Math.min(count, left));
    left -= skipped;
    return skipped;
  }

  private void requireLeft() throws IOException {
    if (left <= 0) {
      throw new IOException(problem);
    }
  }
}
