package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Border;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maps and what they make of images. */
@Tag("pure")
class AffineTest {
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;

  private static Image moved(Image image, Border border, Consumer<Affine> moves) {
    Affine map = new Affine(image.height(), image.width());
    moves.accept(map);
    Image copy = new Image(image.height(), image.width(), image.channels());
    System.arraycopy(image.pixels(), 0, copy.pixels(), 0, copy.pixels().length);
    copy.resample(map, border);
    return copy;
  }

  private static Image moved(Image image, Consumer<Affine> moves) {
    return moved(image, Border.ZERO, moves);
  }

  private static void assertSame(Image expected, Image image) {
    assertArrayEquals(expected.pixels(), image.pixels());
  }

  @Test
  void twoFlipsAreTheIdentity() {
    for (int channels = 1; channels <= 4; channels++) {
      Image image = Pictures.random(HEIGHT, WIDTH, channels, channels);
      Image mirrored = moved(image, Affine::mirror);
      assertFalse(java.util.Arrays.equals(image.pixels(), mirrored.pixels()));
      assertSame(image, moved(mirrored, Affine::mirror));
      Image overturned = moved(image, Affine::overturn);
      assertSame(image, moved(overturned, Affine::overturn));
      assertSame(moved(mirrored, Affine::overturn), moved(image, map -> map.rotate(Math.PI)));
    }
  }

  @Test
  void flipsPutPixelsWhereTheySay() {
    Image image = Pictures.random(HEIGHT, WIDTH, 2, 1);
    float[] mirrored = moved(image, Affine::mirror).pixels();
    float[] overturned = moved(image, Affine::overturn).pixels();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float pixel = image.pixels()[(y * WIDTH + x) * 2 + 1];
        assertEquals(pixel, mirrored[(y * WIDTH + WIDTH - 1 - x) * 2 + 1]);
        assertEquals(pixel, overturned[((HEIGHT - 1 - y) * WIDTH + x) * 2 + 1]);
      }
    }
  }

  @Test
  void aQuarterTurnOfASquareIsExactAndClockwise() {
    Image image = Pictures.of(2, 2, 1, 0.1, 0.2, 0.3, 0.4);
    Image turned = moved(image, map -> map.rotate(Math.PI / 2));
    assertArrayEquals(new float[] {0.3f, 0.1f, 0.4f, 0.2f}, turned.pixels());
    Image square = Pictures.random(9, 9, 3, 2);
    Image round = square;
    for (int quarter = 0; quarter < 4; quarter++) {
      round = moved(round, map -> map.rotate(Math.PI / 2));
      assertEquals(quarter == 3, java.util.Arrays.equals(square.pixels(), round.pixels()));
    }
  }

  @Test
  void shiftsInsideKeepTheSum() {
    Image image = new Image(9, 9, 3);
    Image middle = Pictures.random(3, 3, 3, 3);
    for (int y = 0; y < 3; y++) {
      System.arraycopy(middle.pixels(), y * 9, image.pixels(), ((y + 3) * 9 + 3) * 3, 9);
    }
    for (int right = -3; right <= 3; right++) {
      for (int down = -3; down <= 3; down++) {
        int dx = right;
        int dy = down;
        Image shifted = moved(image, map -> map.shift(dx, dy));
        assertEquals(Pictures.sum(image), Pictures.sum(shifted), 1e-6);
        int at = ((3 + down) * 9 + 3 + right) * 3;
        assertEquals(middle.pixels()[0], shifted.pixels()[at]);
      }
    }
    assertTrue(Pictures.sum(moved(image, map -> map.shift(5, 0))) < Pictures.sum(image) - 0.1);
  }

  /** In double, written from the definition: the mean of four pixels by nearness. */
  private static double reference(Image image, double x, double y, int channel) {
    if (x < -0.5 || y < -0.5 || x > image.width() - 0.5 || y > image.height() - 0.5) {
      return 0;
    }
    double sum = 0;
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        double cx = Math.min(image.width() - 1, Math.max(0, x));
        double cy = Math.min(image.height() - 1, Math.max(0, y));
        double weight =
            Math.max(0, 1 - Math.abs(cx - column)) * Math.max(0, 1 - Math.abs(cy - row));
        sum += weight * image.pixels()[(row * image.width() + column) * image.channels() + channel];
      }
    }
    return sum;
  }

  @Test
  void resamplingIsBilinear() {
    Image image = Pictures.random(HEIGHT, WIDTH, 3, 4);
    double angle = Math.toRadians(20);
    Image turned = moved(image, map -> map.rotate(angle));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double dx = x - 3;
        double dy = y - 2;
        double sx = 3 + Math.cos(angle) * dx + Math.sin(angle) * dy;
        double sy = 2 - Math.sin(angle) * dx + Math.cos(angle) * dy;
        for (int k = 0; k < 3; k++) {
          double expected = reference(image, sx, sy, k);
          assertEquals(expected, turned.pixels()[(y * WIDTH + x) * 3 + k], 1e-5);
        }
      }
    }
  }

  /** A ramp is interpolated without error, so that maps can be read off it. */
  private static Image ramp() {
    Image image = new Image(9, 9, 2);
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 9; x++) {
        image.pixels()[(y * 9 + x) * 2] = x;
        image.pixels()[(y * 9 + x) * 2 + 1] = y;
      }
    }
    return image;
  }

  private static void assertFrom(double x, double y, Image image, int atX, int atY) {
    assertEquals(x, image.pixels()[(atY * 9 + atX) * 2], 1e-5);
    assertEquals(y, image.pixels()[(atY * 9 + atX) * 2 + 1], 1e-5);
  }

  @Test
  void scalingAndShearingAreAboutTheCentre() {
    Image twice = moved(ramp(), map -> map.scale(2));
    assertFrom(4, 4, twice, 4, 4);
    assertFrom(5, 3.5, twice, 6, 3);
    Image slanted = moved(ramp(), map -> map.shear(0.5, 0));
    assertFrom(4, 4, slanted, 4, 4);
    assertFrom(4, 6, slanted, 5, 6);
    Image other = moved(ramp(), map -> map.shear(0, 0.5));
    assertFrom(6, 4, other, 6, 5);
  }

  @Test
  void whatIsCalledFirstHappensFirst() {
    Image image =
        moved(
            ramp(),
            map -> {
              map.rotate(Math.PI / 2);
              map.shift(2, 0);
            });
    // Right of the centre by 2 there is now the centre; the row above came from the column left.
    assertFrom(4, 4, image, 6, 4);
    assertFrom(3, 4, image, 6, 3);
    Image two = moved(moved(ramp(), map -> map.scale(1.3)), map -> map.shear(0.2, 0.1));
    Image one =
        moved(
            ramp(),
            map -> {
              map.scale(1.3);
              map.shear(0.2, 0.1);
            });
    assertEquals(two.pixels()[(4 * 9 + 5) * 2], one.pixels()[(4 * 9 + 5) * 2], 1e-5);
    assertEquals(two.pixels()[(3 * 9 + 4) * 2 + 1], one.pixels()[(3 * 9 + 4) * 2 + 1], 1e-5);
  }

  @Test
  void aWindowFillsTheImage() {
    Image image = moved(ramp(), map -> map.window(2, 3, 3, 4.5));
    assertFrom(3, 4.75, image, 4, 4);
    assertFrom(2 - 0.5 + 1 / 6.0, 3 - 0.5 + 0.25, image, 0, 0);
    assertSame(ramp(), moved(ramp(), map -> map.window(0, 0, 9, 9)));
  }

  @Test
  void edgesAreNotMixedWithWhatLiesOutside() {
    Image white = Pictures.of(3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertSame(white, moved(white, map -> map.scale(1.7)));
    assertSame(white, moved(white, map -> map.window(0, 0, 2, 2)));
    Image half = moved(white, map -> map.scale(0.5));
    assertArrayEquals(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, half.pixels());
  }

  @Test
  void bordersAreWhatTheySay() {
    Image row = Pictures.of(1, 4, 1, 0.1, 0.2, 0.3, 0.4);
    Consumer<Affine> right = map -> map.shift(3, 0);
    Consumer<Affine> left = map -> map.shift(-2, 0);
    assertRow(moved(row, Border.ZERO, right), 0, 0, 0, 0.1);
    assertRow(moved(row, Border.REFLECT, right), 0.4, 0.3, 0.2, 0.1);
    assertRow(moved(row, Border.EDGE, right), 0.1, 0.1, 0.1, 0.1);
    assertRow(moved(row, Border.ZERO, left), 0.3, 0.4, 0, 0);
    assertRow(moved(row, Border.REFLECT, left), 0.3, 0.4, 0.3, 0.2);
    assertRow(moved(row, Border.EDGE, left), 0.3, 0.4, 0.4, 0.4);
    assertRow(moved(row, Border.REFLECT, map -> map.shift(9, 0)), 0.4, 0.3, 0.2, 0.1);
    assertRow(moved(row, Border.REFLECT, map -> map.shift(2.5, 0)), 0.35, 0.25, 0.15, 0.15);
    assertRow(moved(row, Border.EDGE, map -> map.shift(0.5, 0)), 0.1, 0.15, 0.25, 0.35);
  }

  private static void assertRow(Image image, double... expected) {
    for (int x = 0; x < expected.length; x++) {
      assertEquals(expected[x], image.pixels()[x], 1e-6, "column " + x);
    }
  }

  @Test
  void anImageOfOnePixelStays() {
    Image dot = Pictures.of(1, 1, 1, 0.7);
    for (Border border : Border.values()) {
      assertSame(dot, moved(dot, border, map -> map.rotate(0.3)));
    }
  }
}
