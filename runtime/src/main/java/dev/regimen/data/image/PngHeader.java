package dev.regimen.data.image;

import com.drew.lang.ByteArrayReader;
import dev.regimen.data.DataException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG (ISO/IEC 15948) before it is decoded: the JDK's decoder looks at no
 * checksum, and without this walk a flipped bit would be a wrong pixel.
 *
 * <p>What is needed to show the image must be whole; a damaged text or colour profile does no harm.
 */
final class PngHeader {
  /** Besides the critical ones, whose names begin with a capital: what changes the image. */
  private static final Set<String> NEEDED = Set.of("tRNS", "eXIf");

  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final int HEADER = 13;
  private static final int DEPTH = 8;
  private static final int COLOUR_TYPE = 9;
  private static final int PALETTE = 3;
  private static final int COLOUR = 2;

  private final String source;
  private final byte[] bytes;
  private int at = SIGNATURE;
  private int width;
  private int height;
  private int colourType;
  private int depth;
  private int transparentGrey = -1;
  private boolean colourful = true;
  private Orientation orientation = Orientation.TOP_LEFT;

  private PngHeader(String source, byte[] bytes) {
    this.source = source;
    this.bytes = bytes;
  }

  static ImageHeader read(String source, byte[] bytes) {
    PngHeader png = new PngHeader(source, bytes);
    String type;
    do {
      type = png.chunk();
    } while (!type.equals("IEND"));
    boolean grey = (png.colourType & COLOUR) == 0 || !png.colourful;
    return new ImageHeader(
        ImageFormat.PNG,
        png.width,
        png.height,
        grey ? 1 : 3,
        png.orientation,
        false,
        false,
        png.transparentGrey);
  }

  /** Reads one chunk and returns its type. */
  private String chunk() {
    if (bytes.length - at < FRAME) {
      throw truncated("at byte " + at);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int length = buffer.getInt(at);
    String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
    if (at == SIGNATURE && (!type.equals("IHDR") || length != HEADER)) {
      throw damaged("its header chunk is absent");
    }
    if (length < 0 || length > bytes.length - at - FRAME) {
      throw truncated("in chunk " + name(type) + " at byte " + at);
    }
    boolean needed = Character.isUpperCase(type.charAt(0)) || NEEDED.contains(type);
    if (needed && buffer.getInt(at + 8 + length) != checksum(at + 4, length + 4)) {
      throw damaged("the checksum of chunk " + name(type) + " at byte " + at + " is wrong");
    }
    take(type, buffer, at + 8, length);
    at += FRAME + length;
    return type;
  }

  private void take(String type, ByteBuffer buffer, int data, int length) {
    switch (type) {
      case "IHDR" -> {
        width = buffer.getInt(data);
        height = buffer.getInt(data + 4);
        depth = bytes[data + DEPTH];
        colourType = bytes[data + COLOUR_TYPE];
        if (width < 1 || height < 1) {
          throw damaged("it claims " + width + " x " + height);
        }
      }
      case "PLTE" -> colourful = colourType != PALETTE || hasColour(data, length);
      case "tRNS" -> {
        // From 8 bits on the decoder sees to it.
        if (colourType == 0 && depth < 8 && length == 2) {
          transparentGrey = buffer.getShort(data) & (1 << depth) - 1;
        }
      }
      case "eXIf" ->
          orientation =
              Orientation.of(
                  new ByteArrayReader(Arrays.copyOfRange(bytes, data, data + length)), 0);
      default -> {
        // Pixels are the decoder's, and all else says nothing about them.
      }
    }
  }

  /** Whether a palette has anything but greys. */
  private boolean hasColour(int data, int length) {
    for (int i = data; i + 2 < data + length; i += 3) {
      if (bytes[i] != bytes[i + 1] || bytes[i] != bytes[i + 2]) {
        return true;
      }
    }
    return false;
  }

  private int checksum(int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private DataException truncated(String where) {
    return DataException.of(source, "the PNG is truncated: it ends " + where);
  }

  private DataException damaged(String how) {
    return DataException.of(source, "the PNG is damaged: " + how);
  }

  /** A chunk's type as printable text, whatever its bytes are. */
  private static String name(String type) {
    return type.replaceAll("[^A-Za-z]", "?");
  }
}
