package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Refusal;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of PNG and JPEG gives the values that are stored in it. */
@Tag("pure")
final class PixelsTest {
  @TempDir private Path folder;

  @Test
  void greyIsAsStored() throws IOException {
    byte[] png = Made.png(Made.grey(1, 4, (y, x) -> x * 60));
    assertBytes(read(png, reader()), 0, 60, 120, 180);
    assertBytes(read(png, reader().colour()), 0, 0, 0, 60, 60, 60, 120, 120, 120, 180, 180, 180);
  }

  @Test
  void colourIsRedGreenBlue() throws IOException {
    byte[] png = Made.png(Made.colour(1, 2, (y, x) -> x == 0 ? 0x0a141e : 0xff0080));
    assertBytes(read(png, reader()), 10, 20, 30, 255, 0, 128);
    // 0.299 10 + 0.587 20 + 0.114 30 = 18.15; 0.299 255 + 0.114 128 = 90.84
    assertBytes(read(png, reader().grey()), 18, 91);
  }

  @Test
  void sixteenBitsAreRoundedToEight() throws IOException {
    // 65535/255 = 257 steps of each: 128 is below half a step, 129 above.
    byte[] grey = {0, 0, 0, 0, (byte) 128, 0, (byte) 129, (byte) 255, (byte) 255};
    assertBytes(read(Made.png(4, 1, 16, 0, grey), reader()), 0, 0, 1, 255);
    byte[] colour = ByteBuffer.allocate(7).put(1, (byte) 0x12).put(3, (byte) 0xff).array();
    colour[5] = 1;
    colour[6] = 1;
    // 0x1200 / 257 = 17.9, 0xff00 / 257 = 254.0, 0x0101 / 257 = 1
    assertBytes(read(Made.png(1, 1, 16, 2, colour), reader()), 18, 254, 1);
  }

  @Test
  void fewBitsAreSpread() throws IOException {
    assertBytes(read(Made.png(3, 1, 1, 0, new byte[] {0, (byte) 0xa0}), reader()), 255, 0, 255);
    assertBytes(read(Made.png(4, 1, 2, 0, new byte[] {0, 0x1b}), reader()), 0, 85, 170, 255);
    assertBytes(read(Made.png(2, 1, 4, 0, new byte[] {0, 0x3f}), reader()), 51, 255);
  }

  @Test
  void palettesAreLookedUp() throws IOException {
    byte[] colours = {10, 20, 30, 40, 50, 60, (byte) 200, 100, 0};
    byte[] rows = {0, 2, 0, 1};
    byte[] png = Made.png(3, 1, 8, 3, rows, Made.chunk("PLTE", colours));
    assertBytes(read(png, reader()), 200, 100, 0, 10, 20, 30, 40, 50, 60);
    byte[] half = Made.chunk("tRNS", new byte[] {0, (byte) 51});
    byte[] transparent = Made.png(3, 1, 8, 3, rows, Made.chunk("PLTE", colours), half);
    // Index 0 is the background; of index 1 a fifth remains.
    assertBytes(
        read(transparent, reader().background(100, 0, 255)),
        200,
        100,
        0,
        100,
        0,
        255,
        0.2 * 40 + 80,
        10,
        0.2 * 60 + 0.8 * 255);
  }

  @Test
  void aPaletteOfGreysIsGrey() throws IOException {
    byte[] greys = {9, 9, 9, (byte) 200, (byte) 200, (byte) 200};
    byte[] png = Made.png(2, 1, 8, 3, new byte[] {0, 1, 0}, Made.chunk("PLTE", greys));
    assertBytes(read(png, reader()), 200, 9);
  }

  @Test
  void transparencyIsLaidOverTheBackground() throws IOException {
    byte[] png =
        Made.png(
            Made.image(
                BufferedImage.TYPE_INT_ARGB, 1, 2, (y, x) -> x == 0 ? 0x330a64c8 : 0xff010203));
    assertBytes(read(png, reader()), 0.2 * 10 + 204, 0.2 * 100 + 204, 0.2 * 200 + 204, 1, 2, 3);
    byte[] greyAlpha = {0, 100, 51, 7, (byte) 255};
    assertBytes(read(Made.png(2, 1, 8, 4, greyAlpha), reader()), 0.2 * 100 + 204, 7);
    // A single colour that is transparent, in RGB and in grey.
    byte[] key = Made.chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3});
    byte[] rgb = {0, 1, 2, 3, 1, 2, 4};
    assertBytes(read(Made.png(2, 1, 8, 2, rgb, key), reader()), 255, 255, 255, 1, 2, 4);
    byte[] greyKey = Made.chunk("tRNS", new byte[] {0, 5});
    assertBytes(read(Made.png(2, 1, 8, 0, new byte[] {0, 5, 6}, greyKey), reader()), 255, 6);
  }

  @Test
  void jpegsGreyColouredAndProgressive() throws IOException {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] grey = Made.jpeg(Made.grey(8, 16, (y, x) -> 10 * x), progressive);
      float[] pixels = read(grey, reader());
      assertEquals(128, pixels.length);
      byte[] colour = Made.jpeg(Made.colour(16, 16, (y, x) -> 0xc86432), progressive);
      float[] coloured = read(colour, reader());
      for (int i = 0; i < 128; i++) {
        assertEquals(10 * (i % 16), pixels[i] * 255, 4);
        assertEquals(200, coloured[3 * i] * 255, 3);
        assertEquals(100, coloured[3 * i + 1] * 255, 3);
        assertEquals(50, coloured[3 * i + 2] * 255, 3);
      }
    }
  }

  @Test
  void colourProfilesAreNotApplied() throws IOException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] jpeg = Made.jpeg(Made.colour(8, 8, (y, x) -> 0x646464));
    byte[] profiled = Made.withSegment(jpeg, 0xffe2, "ICC_PROFILE\0\1\1", profile);
    assertTrue(
        Math.abs(new Color(decodedByTheJdk(profiled)).getRed() - 100) > 30,
        "the profile says nothing that could be ignored");
    for (float pixel : read(profiled, reader())) {
      assertEquals(100, pixel * 255, 2);
    }
    byte[] greyProfile = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    byte[] grey = Made.jpeg(Made.grey(8, 8, (y, x) -> 100));
    byte[] profiledGrey = Made.withSegment(grey, 0xffe2, "ICC_PROFILE\0\1\1", greyProfile);
    assertEquals(100, read(profiledGrey, reader())[0] * 255, 2);
    byte[] png = Made.png(Made.grey(1, 1, (y, x) -> 100));
    byte[] gamma = Made.withChunk(png, "gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xa0});
    assertBytes(read(gamma, reader()), 100);
  }

  private static int decodedByTheJdk(byte[] image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(image)).getRGB(0, 0);
  }

  @Test
  void theContentTellsTheFormatAndNotTheName() throws IOException {
    byte[] png = Made.png(Made.grey(1, 1, (y, x) -> 77));
    Path file = Made.write(folder.resolve("a.jpeg"), png);
    assertBytes(reader().pixels(file), 77);
  }

  @Test
  void numbersThatMakeNoSense() {
    for (Runnable wrong :
        new Runnable[] {
          () -> reader().size(0),
          () -> reader().size(5000),
          () -> reader().background(0, 256, 0),
          () -> reader().pixelLimit(0),
          () -> reader().threads(0)
        }) {
      assertThrows(IllegalArgumentException.class, wrong::run);
    }
    Path absent = folder.resolve("absent");
    Refusal.of(absent + ": the file does not exist", () -> reader().pixels(absent));
  }

  private ImageFolder reader() {
    return ImageFolder.read(folder);
  }

  private float[] read(byte[] image, ImageFolder reader) throws IOException {
    return reader.pixels(Made.write(folder.resolve("image"), image));
  }

  private static void assertBytes(float[] pixels, double... expected) {
    int[] found = new int[pixels.length];
    int[] wanted = new int[expected.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = Math.round(pixels[i] * 255);
    }
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (int) Math.round(expected[i]);
    }
    assertArrayEquals(wanted, found);
  }
}
