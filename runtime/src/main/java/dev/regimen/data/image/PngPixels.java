package dev.regimen.data.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A PNG without all that says nothing about its pixels: a broken colour profile is no damage, nor
 * is transparency that the standard forbids, which libpng passes over: where the image has its own,
 * for more colours than the palette has or before it, or for another number of channels.
 */
final class PngPixels {
  private static final int SIGNATURE = 8;
  private static final int HEADER = SIGNATURE + 8;
  private static final int FRAME = 12;
  private static final int GREY = 0;
  private static final int COLOUR = 2;
  private static final int PALETTE = 3;

  private PngPixels() {}

  /** The same image, of a file whose chunks are whole. */
  static byte[] of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] kept = Arrays.copyOf(bytes, bytes.length);
    int depth = bytes[HEADER + 8];
    int colourType = bytes[HEADER + 9];
    int colours = 0;
    int to = SIGNATURE;
    for (int at = SIGNATURE; at + FRAME <= bytes.length; ) {
      int length = buffer.getInt(at);
      int size = FRAME + length;
      String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (type.equals("PLTE")) {
        colours = length / 3;
      }
      if (Character.isUpperCase(type.charAt(0))
          || type.equals("tRNS") && isTransparency(colourType, depth, colours, length)) {
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

  private static boolean isTransparency(int colourType, int depth, int colours, int length) {
    return switch (colourType) {
      // Of a grey of few bits the JDK's reader compares another number; PixelRows sees to it.
      case GREY -> length == 2 && depth >= 8;
      case COLOUR -> length == 6;
      case PALETTE -> length > 0 && length <= colours;
      default -> false;
    };
  }
}
