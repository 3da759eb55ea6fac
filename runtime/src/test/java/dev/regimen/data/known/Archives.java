package dev.regimen.data.known;

import java.io.IOException;

/** Archives made for tests of other rooms: names and contents in turn. */
public final class Archives {
  private Archives() {}

  public static byte[] tar(String... entries) throws IOException {
    return ArchiveTest.tar(entries);
  }

  public static byte[] zip(String... entries) throws IOException {
    return ArchiveTest.zip(entries);
  }
}
