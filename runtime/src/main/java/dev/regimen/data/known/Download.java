package dev.regimen.data.known;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies what an address gives into a file, going on where an earlier attempt ended. */
final class Download {
  private static final int CONNECT_MILLIS = 15_000;
  private static final int READ_MILLIS = 60_000;
  private static final int BUFFER = 1 << 16;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private Download() {}

  /**
   * Completes {@code part}, which may exist already.
   *
   * @param most the most bytes that the file may have
   * @return whether bytes of an earlier attempt were kept
   * @throws IOException if the address gives nothing, too much, or ends early; what has come stays
   *     in {@code part}
   */
  static boolean complete(URI source, Path part, long most) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have > most) {
      Files.delete(part);
      have = 0;
    }
    URLConnection connection = source.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setUseCaches(false);
    if (!(connection instanceof HttpURLConnection http)) {
      append(connection, part, 0, most);
      return false;
    }
    try {
      return complete(http, part, have, most);
    } finally {
      http.disconnect();
    }
  }

  private static boolean complete(HttpURLConnection http, Path part, long have, long most)
      throws IOException {
    if (have > 0) {
      http.setRequestProperty("Range", "bytes=" + have + "-");
    }
    int status = http.getResponseCode();
    if (status == RANGE_NOT_SATISFIABLE) {
      // Nothing is left to send: the file is there, or it is another one.
      return true;
    }
    boolean resumed = status == HttpURLConnection.HTTP_PARTIAL && have > 0;
    if (status != HttpURLConnection.HTTP_OK && !resumed) {
      throw new IOException("the server answers " + status);
    }
    if (resumed) {
      requireContinuation(http, part, have);
    }
    append(http, part, resumed ? have : 0, most);
    return resumed;
  }

  private static void requireContinuation(HttpURLConnection http, Path part, long have)
      throws IOException {
    String range = http.getHeaderField("Content-Range");
    if (range == null || !range.startsWith("bytes " + have + "-")) {
      Files.delete(part);
      throw new IOException("the server sends another part than asked for: " + range);
    }
  }

  private static void append(URLConnection connection, Path part, long have, long most)
      throws IOException {
    long announced = connection.getContentLengthLong();
    if (announced > most - have) {
      throw new IOException("it is larger than " + most + " bytes: " + (have + announced));
    }
    long size = have;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = connection.getInputStream();
        OutputStream out =
            Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (size + read > most) {
          throw new IOException("it is larger than " + most + " bytes");
        }
        out.write(buffer, 0, read);
        size += read;
      }
    }
    if (announced >= 0 && size < have + announced) {
      throw new IOException(
          "the connection ended after " + size + " of " + (have + announced) + " bytes");
    }
  }
}
