package dev.regimen.data.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG without all that says nothing about its pixels, and with its colours said as libjpeg reads
 * them ({@code default_decompress_parms}): the JDK's reader takes three components without a marker
 * for RGB where none is subsampled, refuses markers that contradict each other, and stumbles over
 * broken profiles and thumbnails.
 */
final class JpegPixels {
  private static final int MARKER = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final int COMMENT = 0xfe;
  private static final int APPLICATION = 0xe0;
  private static final int ADOBE = 0xee;

  private static final byte[] JFIF_NAME = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ADOBE_NAME = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] bytes;
  private final ByteArrayOutputStream kept;
  private boolean jfif;
  private int transform = -1;
  private String components = "";

  private JpegPixels(byte[] bytes) {
    this.bytes = bytes;
    this.kept = new ByteArrayOutputStream(bytes.length + 32);
  }

  /**
   * The same image.
   *
   * @param file what follows a segment that is cut short stays as it is
   * @param transform what the marker of Adobe says about the colours; -1 without one
   */
  record Cleaned(byte[] file, int transform) {}

  /** A file without what says nothing about its pixels. */
  static Cleaned of(byte[] bytes) {
    JpegPixels pixels = new JpegPixels(bytes);
    int at = 2;
    for (int end = pixels.segment(at); end > at; end = pixels.segment(at)) {
      at = end;
    }
    byte[] before = pixels.kept.toByteArray();
    byte[] colours = pixels.colours();
    byte[] all = Arrays.copyOf(bytes, 2 + colours.length + before.length + bytes.length - at);
    System.arraycopy(colours, 0, all, 2, colours.length);
    System.arraycopy(before, 0, all, 2 + colours.length, before.length);
    System.arraycopy(bytes, at, all, 2 + colours.length + before.length, bytes.length - at);
    return new Cleaned(all, pixels.transform);
  }

  /** Keeps or drops the segment at a place; returns where it ends, the place if it is the last. */
  private int segment(int at) {
    int type = at + 1;
    while (type < bytes.length && (bytes[type] & MARKER) == MARKER) {
      type++; // A marker may be filled up with bytes of ones.
    }
    if (type + 2 >= bytes.length || (bytes[at] & MARKER) != MARKER) {
      return at;
    }
    int marker = bytes[type] & MARKER;
    int length = (bytes[type + 1] & MARKER) << 8 | bytes[type + 2] & MARKER;
    int end = type + 1 + length;
    if (marker < 0xc0 || marker >= 0xd0 && marker <= START_OF_SCAN || length < 2) {
      return at;
    }
    if (end > bytes.length) {
      return at;
    }
    int data = type + 3;
    if (marker == APPLICATION) {
      jfif |= begins(data, end, JFIF_NAME) && end - data >= 12;
    } else if (marker == ADOBE && begins(data, end, ADOBE_NAME) && end - data >= 12) {
      transform = bytes[data + 11] & MARKER;
    }
    if (marker >= 0xc0 && marker <= 0xc2) {
      frame(data, end);
    }
    if ((marker & 0xf0) != APPLICATION && marker != COMMENT) {
      kept.write(bytes, at, end - at);
    }
    return end;
  }

  private void frame(int data, int end) {
    StringBuilder ids = new StringBuilder();
    for (int i = data + 6; i < end; i += 3) {
      ids.append((char) (bytes[i] & MARKER));
    }
    components = ids.toString();
  }

  private boolean begins(int at, int end, byte[] name) {
    return end - at >= name.length
        && Arrays.equals(bytes, at, at + name.length, name, 0, name.length);
  }

  /** The marker that says whether three components are RGB; nothing for others. */
  private byte[] colours() {
    if (components.length() != 3) {
      return new byte[0];
    }
    boolean rgb = !jfif && (transform == 0 || transform < 0 && components.equals("RGB"));
    byte[] marker = new byte[16];
    marker[0] = (byte) MARKER;
    marker[1] = (byte) ADOBE;
    marker[3] = 14;
    System.arraycopy(ADOBE_NAME, 0, marker, 4, ADOBE_NAME.length);
    marker[10] = 100; // The version that is in use.
    marker[15] = (byte) (rgb ? 0 : 1);
    return marker;
  }
}
