package dev.regimen.data.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A PNG without all that says nothing about its pixels: a broken colour profile, or transparency
 * where the image has its own and the standard forbids more, is no damage.
 */
final class PngPixels {
  private static final int SIGNATURE = 8;
  private static final int HEADER = SIGNATURE + 8;
  private static final int FRAME = 12;
  private static final int OWN_ALPHA = 4;

  private PngPixels() {}

  /** The same image, of a file whose chunks are whole. */
  static byte[] of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] kept = Arrays.copyOf(bytes, bytes.length);
    int depth = bytes[HEADER + 8];
    int colourType = bytes[HEADER + 9];
    // Of a grey of few bits the JDK's reader compares another number; PixelRows sees to it.
    boolean transparency = (colourType & OWN_ALPHA) == 0 && (colourType != 0 || depth >= 8);
    int to = SIGNATURE;
    for (int at = SIGNATURE; at + FRAME <= bytes.length; ) {
      int size = FRAME + buffer.getInt(at);
      String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (Character.isUpperCase(type.charAt(0)) || type.equals("tRNS") && transparency) {
        System.arraycopy(bytes, at, kept, to, size);
        to += size;
      }
      if (type.equals("IEND")) {
        break;
      }
      at += size;
    }
    return Arrays.copyOf(kept, to);
  }
}
