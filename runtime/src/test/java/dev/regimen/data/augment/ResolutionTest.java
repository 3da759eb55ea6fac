package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images are shown at other sizes than they have, in one resampling with all that moves them. */
@Tag("pure")
class ResolutionTest {
  private static final int SIDE = 10;
  private static final float CLOSE = 1e-5f;

  /** A plane, which bilinear interpolation keeps: 0.01 x + 0.03 y at the centre of each pixel. */
  private static void plane(Image image) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.raw()[(y * SIDE + x) * 2] = value(x, y);
        image.raw()[(y * SIDE + x) * 2 + 1] = 1 - value(x, y);
      }
    }
  }

  private static float value(double x, double y) {
    return (float) (0.01 * x + 0.03 * y);
  }

  private static Augmentations shown(int train, int test, Augmentation... techniques) {
    return Augmentations.of(List.of(techniques), SIDE, SIDE, 2)
        .shownAt(new Resolution(train, test));
  }

  private static Image show(Augmenter augmenter, Preprocessing preprocessing) {
    Image image = augmenter.image();
    for (int again = 0; again < 2; again++) {
      plane(image);
      augmenter.show(image, preprocessing, 0, 3);
    }
    return image;
  }

  /** The part [from, from + part) of each side, seen in a square of this side. */
  private static void assertShows(Image image, int side, double from, double part) {
    assertEquals(side * side * 2, image.pixels().length);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double right = Math.min(SIDE - 1, Math.max(0, from + (x + 0.5) * part / side - 0.5));
        double down = Math.min(SIDE - 1, Math.max(0, from + (y + 0.5) * part / side - 0.5));
        assertEquals(value(right, down), image.pixels()[(y * side + x) * 2], CLOSE);
      }
    }
  }

  @Test
  void theWholeImageFillsTheSquareUnlessACropSaysOtherwise() {
    assertShows(show(shown(7, 13).training(1), Preprocessing.none()), 7, 0, SIDE);
    assertShows(show(shown(7, 13).evaluation(1), Preprocessing.none()), 13, 0, SIDE);
    Augmentations cropped = shown(7, 13, new TestCrop(0.8), new RandomResizedCrop(1, 1, 1, 1));
    assertShows(show(cropped.training(1), Preprocessing.none()), 7, 0, SIDE);
    assertShows(show(cropped.evaluation(1), Preprocessing.none()), 13, 1, 8);
  }

  /** A crop of pixels as many as are shown moves them and computes none. */
  @Test
  void aCentreOfTheSizeShownIsCopied() {
    Image image = show(shown(10, 8, new TestCrop(0.8)).evaluation(1), Preprocessing.none());
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        assertEquals(value(x + 1, y + 1), image.pixels()[(y * 8 + x) * 2]);
      }
    }
  }

  @Test
  void theSizeOfSamplesIsTheIdentity() {
    Image image = show(shown(SIDE, SIDE).training(1), Preprocessing.none());
    Image plain =
        show(Augmentations.of(List.of(), SIDE, SIDE, 2).training(1), Preprocessing.none());
    assertArrayEquals(plain.pixels(), image.pixels());
    assertEquals(value(3, 2), image.pixels()[(2 * SIDE + 3) * 2]);
  }

  @Test
  void eachChannelIsStandardizedAtTheSizeShown() {
    double[] mean = {0.1, 0.7};
    double[] std = {0.2, 0.5};
    Preprocessing known = Preprocessing.standardizing(mean, std, SIDE * SIDE * 2);
    Image raw = show(shown(13, 7).training(1), Preprocessing.none());
    Image image = show(shown(13, 7).training(1), known);
    for (int i = 0; i < 13 * 13 * 2; i++) {
      double expected = (raw.pixels()[i] - mean[i % 2]) / std[i % 2];
      assertEquals(expected, image.pixels()[i], CLOSE);
    }
  }
}
