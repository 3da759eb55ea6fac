package dev.regimen.data.image;

import dev.regimen.data.FileSignature;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The formats that are read, told by how a file begins and never by its name. */
enum ImageFormat {
  JPEG,
  PNG;

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final int SHOWN = 8;

  /** The format of a file's content; {@code null} if it is none of these. */
  static @Nullable ImageFormat of(byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xd8, 0xff)) {
      return JPEG;
    }
    if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return PNG;
    }
    return null;
  }

  /** What a file that is neither is instead, for messages. */
  static String other(byte[] bytes) {
    String known = startsWith(bytes, 'B', 'M') ? "a BMP" : FileSignature.of(bytes);
    int shown = Math.min(SHOWN, bytes.length);
    String beginning = "a file that begins with " + HEX.formatHex(bytes, 0, shown);
    return known == null ? beginning : known;
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
