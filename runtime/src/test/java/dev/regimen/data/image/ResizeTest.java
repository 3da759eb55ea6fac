package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule against values worked out by hand. */
@Tag("pure")
final class ResizeTest {
  @TempDir private Path folder;

  @Test
  void shrinkingIsTheMeanOverTheArea() throws IOException {
    // 3 columns to 2: each takes one whole column and half of the middle one.
    Path file = grey(2, 3, 0, 90, 240, 60, 30, 120);
    ImageFolder reader = ImageFolder.read(folder).resize(Resize.STRETCH);
    assertBytes(
        reader.size(1, 2).pixels(file),
        (0 + 60 + 0.5 * 90 + 0.5 * 30) / 3,
        (240 + 120 + 0.5 * 90 + 0.5 * 30) / 3);
    assertBytes(reader.size(1).pixels(file), (0 + 90 + 240 + 60 + 30 + 120) / 6.0);
  }

  @Test
  void oneBrightPixelAmongManyIsNeitherLostNorKept() throws IOException {
    Path file =
        Made.write(
            folder.resolve("a.png"),
            Made.png(Made.grey(64, 64, (y, x) -> y == 5 && x == 9 ? 255 : 0)));
    float[] pixels = ImageFolder.read(folder).size(4).pixels(file);
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(i == 0 ? Math.round(255 / 256.0) / 255f : 0, pixels[i]);
    }
  }

  @Test
  void aCheckerboardOfPixelsBecomesAnEvenGrey() throws IOException {
    Path file =
        Made.write(
            folder.resolve("a.png"), Made.png(Made.grey(90, 90, (y, x) -> (y + x) % 2 * 254)));
    for (float pixel : ImageFolder.read(folder).size(9).pixels(file)) {
      assertEquals(127, pixel * 255, 0.5);
    }
  }

  @Test
  void enlargingInterpolatesBetweenCentres() throws IOException {
    // Centres of 4 pixels over 2: -0.25, 0.25, 0.75, 1.25; the ends continue outside.
    Path file = grey(1, 2, 0, 200);
    float[] pixels = ImageFolder.read(folder).size(1, 4).resize(Resize.STRETCH).pixels(file);
    assertBytes(pixels, 0, 50, 150, 200);
  }

  @Test
  void theSameSizeIsTheSameImage() throws IOException {
    for (Resize rule : Resize.values()) {
      Path file = grey(2, 3, 1, 2, 3, 250, 251, 252);
      assertBytes(
          ImageFolder.read(folder).size(2, 3).resize(rule).pixels(file), 1, 2, 3, 250, 251, 252);
    }
  }

  @Test
  void aCentreCropOfTheSameScaleMovesNoPixel() throws IOException {
    // One column too many: the left one of the two middle crops, unblurred.
    Path file = grey(2, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertBytes(ImageFolder.read(folder).size(2, 4).pixels(file), 1, 2, 3, 4, 6, 7, 8, 9);
    assertBytes(ImageFolder.read(folder).size(2).pixels(file), 2, 3, 7, 8);
  }

  @Test
  void theLongerSideIsCroppedOnBothEnds() throws IOException {
    // 2 x 8 to 1 x 2: scale 2, columns 2 to 5 remain.
    Path file = grey(2, 8, 255, 255, 10, 20, 30, 40, 255, 255, 0, 0, 10, 20, 30, 40, 0, 0);
    assertBytes(ImageFolder.read(folder).size(1, 2).pixels(file), 15, 35);
    // 8 x 2 to 2 x 2 keeps rows 3 and 4.
    Path tall = grey(8, 2, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4, 9, 9, 9, 9, 9, 9);
    assertBytes(ImageFolder.read(folder).size(2).pixels(tall), 1, 2, 3, 4);
  }

  @Test
  void paddingKeepsTheWholeImage() throws IOException {
    Path file = grey(2, 4, 10, 20, 30, 40, 10, 20, 30, 40);
    ImageFolder reader = ImageFolder.read(folder).resize(Resize.PAD);
    assertBytes(
        reader.size(4).pixels(file),
        255,
        255,
        255,
        255,
        10,
        20,
        30,
        40,
        10,
        20,
        30,
        40,
        255,
        255,
        255,
        255);
    // Luma of the background: 0.299 100 + 0.587 200 + 0.114 50. An odd row goes below.
    assertBytes(reader.background(100, 200, 50).size(2, 2).pixels(file), 15, 35, 153, 153);
    Path tall = grey(4, 1, 1, 2, 3, 4);
    assertBytes(reader.background(0, 0, 0).size(4, 2).pixels(tall), 1, 0, 2, 0, 3, 0, 4, 0);
  }

  @Test
  void proportionsThatRoundToNothingKeepOnePixel() throws IOException {
    Path file = Made.write(folder.resolve("a.png"), Made.png(Made.grey(1, 100, (y, x) -> 7)));
    assertBytes(
        ImageFolder.read(folder).resize(Resize.PAD).background(0, 0, 0).size(3).pixels(file),
        0,
        0,
        0,
        7,
        7,
        7,
        0,
        0,
        0);
  }

  @Test
  void everyChannelIsResampledOnItsOwn() throws IOException {
    Path file =
        Made.write(
            folder.resolve("a.png"),
            Made.png(Made.colour(1, 2, (y, x) -> x == 0 ? 0x0a1428 : 0x1e3250)));
    assertBytes(ImageFolder.read(folder).size(1).resize(Resize.STRETCH).pixels(file), 20, 35, 60);
  }

  private Path grey(int height, int width, int... values) throws IOException {
    assertEquals(height * width, values.length);
    return Made.write(
        folder.resolve("a.png"),
        Made.png(Made.grey(height, width, (y, x) -> values[y * width + x])));
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
