package dev.regimen.data.known;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A checksum as a data set's page states it.
 *
 * @param algorithm {@code SHA-256} or, for pages that state nothing better, {@code MD5}, which
 *     finds accidents but not a forger
 * @param hex its digits, in lower case
 */
record Checksum(String algorithm, String hex) {
  private static final int BUFFER = 1 << 16;

  static Checksum sha256(String hex) {
    return new Checksum("SHA-256", hex);
  }

  static Checksum md5(String hex) {
    return new Checksum("MD5", hex);
  }

  /** The checksum of a file, by this one's algorithm. */
  Checksum of(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java does not know " + algorithm, e);
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
