package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/**
 * A JPEG's colours are what libjpeg makes of its markers; what contradicts itself or is broken
 * beside the pixels is no damage.
 */
@Tag("pure")
final class ColourMarkersTest {
  private static final int RED = 200;
  private static final int GREEN = 30;
  private static final int BLUE = 90;

  @TempDir private Path folder;

  @Test
  void withoutMarkersTheComponentsIdsDecide() throws IOException {
    byte[] jfif = jpeg();
    float[] expected = {RED / 255f, GREEN / 255f, BLUE / 255f};
    assertArrayEquals(expected, pixel(jfif), 0.02f);
    byte[] bare = withoutJfif(jfif);
    for (byte[] ids : new byte[][] {{1, 2, 3}, {0, 1, 2}, {7, 8, 9}}) {
      assertArrayEquals(pixel(jfif), pixel(withIds(bare, ids)), Arrays.toString(ids));
    }
    // Luma and chroma (JFIF 1.02) as they are stored, taken for red, green and blue.
    float luma = 0.299f * RED + 0.587f * GREEN + 0.114f * BLUE;
    float[] stored = {
      luma / 255, (128 + 0.564f * (BLUE - luma)) / 255, (128 + 0.713f * (RED - luma)) / 255
    };
    assertArrayEquals(stored, pixel(withIds(bare, new byte[] {'R', 'G', 'B'})), 0.02f);
    assertArrayEquals(stored, pixel(after(bare, adobe(0))), 0.02f);
  }

  @Test
  void markersThatContradictEachOtherAreNoDamage() throws IOException {
    byte[] jfif = jpeg();
    byte[] bare = withoutJfif(jfif);
    assertArrayEquals(pixel(jfif), pixel(after(jfif, adobe(0))));
    assertArrayEquals(pixel(jfif), pixel(after(bare, adobe(1))));
    assertArrayEquals(pixel(jfif), pixel(after(bare, adobe(2))));
  }

  @Test
  void aBrokenProfileIsNoDamage() throws IOException {
    byte[] part = segment(0xe2, "ICC_PROFILE\0\u0003\u0002 no profile");
    assertArrayEquals(pixel(jpeg()), pixel(after(jpeg(), part)));
  }

  @Test
  void transparencyWhereThePngHasItsOwnIsNoDamage() throws IOException {
    byte[] rows = {0, (byte) RED, GREEN, BLUE, (byte) 255};
    byte[] forbidden = Made.chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3});
    assertArrayEquals(
        new float[] {RED / 255f, GREEN / 255f, BLUE / 255f},
        pixel(Made.png(1, 1, 8, 6, rows, forbidden)));
  }

  @Test
  void transparencyOfAnotherLengthOrPlaceIsNoDamage() throws IOException {
    byte[] palette = Made.chunk("PLTE", new byte[] {(byte) RED, GREEN, BLUE});
    byte[] all = Made.chunk("tRNS", new byte[] {0});
    byte[] more = Made.chunk("tRNS", new byte[] {0, 9, 9, 9});
    byte[] none = Made.chunk("tRNS", new byte[0]);
    float[] opaque = {RED / 255f, GREEN / 255f, BLUE / 255f};
    byte[] index = {0, 0};
    assertArrayEquals(opaque, pixel(Made.png(1, 1, 8, 3, index, palette, more)));
    assertArrayEquals(opaque, pixel(Made.png(1, 1, 8, 3, index, palette, none)));
    assertArrayEquals(opaque, pixel(Made.png(1, 1, 8, 3, index, all, palette)));
    byte[] seen = Made.png(1, 1, 8, 3, index, palette, all);
    assertFalse(Arrays.equals(opaque, pixel(seen)), "where it is allowed, it counts");
    byte[] rows = {0, (byte) RED, GREEN, BLUE};
    assertArrayEquals(opaque, pixel(Made.png(1, 1, 8, 2, rows, all)));
    byte[] grey = {0, 51};
    assertArrayEquals(new float[] {.2f, .2f, .2f}, pixel(Made.png(1, 1, 8, 0, grey, all)));
  }

  @Test
  void aTransparentGreyOfFewBitsShowsTheBackground() throws IOException {
    for (int bits : new int[] {1, 2, 4, 8}) {
      // One row: grey 1 is transparent, grey 0 is black.
      byte first = (byte) (1 << (8 - bits));
      byte[] rows = bits == 8 ? new byte[] {0, 1, 0} : new byte[] {0, first};
      byte[] key = Made.chunk("tRNS", new byte[] {0, 1});
      Path file = Made.write(folder.resolve("grey"), Made.png(2, 1, bits, 0, rows, key));
      float[] pixels = ImageFolder.read(folder).grey().background(51, 51, 51).pixels(file);
      assertEquals(2, pixels.length);
      assertArrayEquals(new float[] {51 / 255f, 0}, pixels, bits + " bits");
    }
  }

  private float[] pixel(byte[] image) throws IOException {
    Path file = Made.write(folder.resolve("image"), image);
    return Arrays.copyOf(ImageFolder.read(folder).colour().pixels(file), 3);
  }

  /** One colour without subsampling, behind a JFIF marker. */
  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var image = Made.colour(8, 8, (y, x) -> RED << 16 | GREEN << 8 | BLUE);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      String format = metadata.getNativeMetadataFormatName();
      Element tree = (Element) metadata.getAsTree(format);
      Element luma = (Element) tree.getElementsByTagName("componentSpec").item(0);
      luma.setAttribute("HsamplingFactor", "1");
      luma.setAttribute("VsamplingFactor", "1");
      metadata.setFromTree(format, tree);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] withoutJfif(byte[] jpeg) {
    assertEquals(0xe0, jpeg[3] & 0xff);
    int end = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
    byte[] bare = Arrays.copyOf(jpeg, 2 + jpeg.length - end);
    System.arraycopy(jpeg, end, bare, 2, jpeg.length - end);
    return bare;
  }

  /** Writes other ids into the frame and the scan. */
  private static byte[] withIds(byte[] jpeg, byte[] ids) {
    byte[] changed = jpeg.clone();
    for (int at = 2; ; at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff)) {
      int marker = jpeg[at + 1] & 0xff;
      for (int c = 0; c < 3; c++) {
        if (marker == 0xc0) {
          changed[at + 10 + 3 * c] = ids[c];
        } else if (marker == 0xda) {
          changed[at + 5 + 2 * c] = ids[c];
        }
      }
      if (marker == 0xda) {
        return changed;
      }
    }
  }

  private static byte[] adobe(int transform) {
    return segment(0xee, "Adobe\0\u0064\0\0\0\0" + (char) transform);
  }

  private static byte[] segment(int marker, String data) {
    byte[] content = data.getBytes(StandardCharsets.ISO_8859_1);
    byte[] segment = new byte[4 + content.length];
    segment[0] = (byte) 0xff;
    segment[1] = (byte) marker;
    segment[3] = (byte) (2 + content.length);
    System.arraycopy(content, 0, segment, 4, content.length);
    return segment;
  }

  /** Puts a segment before the tables. */
  private static byte[] after(byte[] jpeg, byte[] segment) {
    int at = (jpeg[3] & 0xff) == 0xe0 ? 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff) : 2;
    byte[] all = Arrays.copyOf(jpeg, jpeg.length + segment.length);
    System.arraycopy(segment, 0, all, at, segment.length);
    System.arraycopy(jpeg, at, all, at + segment.length, jpeg.length - at);
    return all;
  }
}
