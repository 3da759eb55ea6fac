package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All eight ways to hold a camera. */
@Tag("pure")
final class OrientationTest {
  /** The upright picture: 2 x 3, so that no turn leaves it as it was. */
  private static final int[][] UPRIGHT = {{0, 50, 100}, {150, 200, 250}};

  /** How each orientation stores it, by the standard's own words: first row, first column. */
  private static final int[][][] STORED = {
    {{0, 50, 100}, {150, 200, 250}}, // 1: top, left
    {{100, 50, 0}, {250, 200, 150}}, // 2: top, right
    {{250, 200, 150}, {100, 50, 0}}, // 3: bottom, right
    {{150, 200, 250}, {0, 50, 100}}, // 4: bottom, left
    {{0, 150}, {50, 200}, {100, 250}}, // 5: left, top
    {{100, 250}, {50, 200}, {0, 150}}, // 6: right, top
    {{250, 100}, {200, 50}, {150, 0}}, // 7: right, bottom
    {{150, 0}, {200, 50}, {250, 100}}, // 8: left, bottom
  };

  @TempDir private Path folder;

  @Test
  void pngsAreTurnedUpright() throws IOException {
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] png = Made.png(stored(orientation, 1));
      byte[] exif = Made.exif(orientation, orientation % 2 == 0);
      Path file = Made.write(folder.resolve("a.png"), Made.withChunk(png, "eXIf", exif));
      float[] pixels = ImageFolder.read(folder).pixels(file);
      for (int i = 0; i < pixels.length; i++) {
        assertEquals(UPRIGHT[i / 3][i % 3], Math.round(pixels[i] * 255), "at " + orientation);
      }
    }
  }

  @Test
  void jpegsAreTurnedUpright() throws IOException {
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] jpeg = Made.jpeg(stored(orientation, 16), orientation % 2 == 0);
      byte[] exif = Made.exif(orientation, orientation % 3 == 0);
      Path file = Made.write(folder.resolve("a.jpg"), Made.withExif(jpeg, exif));
      float[] pixels = ImageFolder.read(folder).size(2, 3).pixels(file);
      for (int i = 0; i < pixels.length; i++) {
        assertEquals(UPRIGHT[i / 3][i % 3], pixels[i] * 255, 3, "at " + orientation);
      }
    }
  }

  @Test
  void theSizeWantedIsThatOfTheUprightImage() throws IOException {
    // 20 x 10 upright; stored on its side. Padded above and below, not beside.
    byte[] png = Made.png(Made.grey(10, 20, (y, x) -> 100));
    for (int orientation = 1; orientation <= 8; orientation++) {
      Path file =
          Made.write(
              folder.resolve("a.png"), Made.withChunk(png, "eXIf", Made.exif(orientation, true)));
      ImageFolder reader = ImageFolder.read(folder).size(2, 3).resize(Resize.PAD);
      int[] bytes = new int[6];
      float[] pixels = reader.pixels(file);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = Math.round(pixels[i] * 255);
      }
      int[] lying = {100, 100, 100, 100, 100, 100};
      int[] standing = {255, 100, 255, 255, 100, 255};
      assertArrayEquals(orientation < 5 ? lying : standing, bytes, "at " + orientation);
    }
  }

  @Test
  void valuesThatDoNotExistAndExifThatIsDamagedMeanUpright() throws IOException {
    byte[] png = Made.png(stored(1, 1));
    byte[] cut = Arrays.copyOf(Made.exif(6, true), 15);
    for (byte[] exif : new byte[][] {Made.exif(0, true), Made.exif(9, false), cut, new byte[0]}) {
      Path file = Made.write(folder.resolve("a.png"), Made.withChunk(png, "eXIf", exif));
      float[] pixels = ImageFolder.read(folder).pixels(file);
      assertEquals(50, Math.round(pixels[1] * 255));
    }
    byte[] jpeg = Made.withExif(Made.jpeg(stored(1, 16)), cut);
    Path file = Made.write(folder.resolve("a.jpg"), jpeg);
    assertEquals(50, ImageFolder.read(folder).size(2, 3).pixels(file)[1] * 255, 3);
  }

  private static BufferedImage stored(int orientation, int side) {
    int[][] rows = STORED[orientation - 1];
    return Made.grey(rows.length * side, rows[0].length * side, (y, x) -> rows[y / side][x / side]);
  }
}
