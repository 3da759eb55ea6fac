package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Border;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The maps that techniques draw, read off their coefficients. */
@Tag("pure")
class GeometryTest {
  private static final int DRAWS = 20_000;
  private static final int HEIGHT = 20;
  private static final int WIDTH = 30;

  private final Image image = new Image(HEIGHT, WIDTH, 1);
  private final Affine map = new Affine(HEIGHT, WIDTH);
  private final Chance chance = new Chance(3);

  private interface Reading {
    void read(Affine map);
  }

  private void draws(Geometry technique, Reading reading) {
    for (int i = 0; i < DRAWS; i++) {
      chance.at(0, i);
      map.clear();
      technique.compose(map, image, chance);
      reading.read(map);
    }
  }

  private static void assertEven(int[] counts) {
    double expected = (double) DRAWS / counts.length;
    for (int count : counts) {
      assertEquals(expected, count, 5 * Math.sqrt(expected));
    }
  }

  @Test
  void flipsHappenAtTheirRate() {
    int[] flipped = new int[2];
    draws(new HorizontalFlip(0.3), each -> flipped[0] += each.a == -1 ? 1 : 0);
    draws(new VerticalFlip(0.8), each -> flipped[1] += each.e == -1 ? 1 : 0);
    assertEquals(0.3 * DRAWS, flipped[0], 5 * Math.sqrt(0.21 * DRAWS));
    assertEquals(0.8 * DRAWS, flipped[1], 5 * Math.sqrt(0.16 * DRAWS));
  }

  @Test
  void cropsShiftByEveryWholeNumberAlikeInBothDirections() {
    int[] right = new int[9];
    int[] down = new int[9];
    int[] pairs = new int[81];
    draws(
        new RandomCrop(4, Border.ZERO),
        each -> {
          right[(int) each.c + 4]++;
          down[(int) each.f + 4]++;
          pairs[((int) each.c + 4) * 9 + (int) each.f + 4]++;
        });
    assertEven(right);
    assertEven(down);
    assertEven(pairs);
  }

  @Test
  void anglesFactorsAndShiftsFillTheirRanges() {
    double[] low = new double[5];
    double[] high = new double[5];
    draws(new Rotate(40), each -> note(low, high, 0, Math.toDegrees(Math.atan2(each.b, each.a))));
    draws(new Scale(0.5, 2), each -> note(low, high, 1, 1 / each.a));
    draws(new Shear(30), each -> note(low, high, 2, Math.toDegrees(Math.atan(each.b))));
    draws(
        new Translate(0.2),
        each -> {
          note(low, high, 3, each.c);
          note(low, high, 4, each.f);
          assertEquals(each.c, Math.rint(each.c));
        });
    double[] ends = {40, 2, 30, 6, 4};
    for (int i = 0; i < ends.length; i++) {
      assertEquals(ends[i], high[i], 0.01 * ends[i]);
      assertEquals(i == 1 ? 0.5 : -ends[i], low[i], 0.01 * ends[i]);
    }
  }

  private static void note(double[] low, double[] high, int which, double value) {
    low[which] = low[which] == 0 ? value : Math.min(low[which], value);
    high[which] = Math.max(high[which], value);
  }

  @Test
  void resizedCropsHaveAreasAndRatiosInTheirRanges() {
    double[] sums = new double[2];
    draws(
        new RandomResizedCrop(0.1, 0.6, 0.75, 4 / 3.0),
        each -> {
          double w = each.a * WIDTH;
          double h = each.e * HEIGHT;
          assertEquals(Math.rint(w), w, 1e-9);
          assertEquals(Math.rint(h), h, 1e-9);
          double area = w * h / (WIDTH * HEIGHT);
          // Sides are rounded to whole pixels, of which the smallest image has seven.
          assertTrue(area > 0.1 * 0.85 && area < 0.6 * 1.08, "area " + area);
          assertTrue(w / h > 0.75 * 0.9 && w / h < 4 / 3.0 * 1.1, "ratio " + w / h);
          double left = each.c + 0.5 - 0.5 * each.a;
          double top = each.f + 0.5 - 0.5 * each.e;
          assertTrue(left >= -1e-9 && left + w <= WIDTH + 1e-9, "left " + left);
          assertTrue(top >= -1e-9 && top + h <= HEIGHT + 1e-9, "top " + top);
          sums[0] += area;
          sums[1] += left / (WIDTH - w);
        });
    assertEquals(0.35, sums[0] / DRAWS, 0.01);
    assertEquals(0.5, sums[1] / DRAWS, 0.01);
  }

  /** Nothing as wide as this fits, so that the largest at the centre is taken. */
  @Test
  void whatDoesNotFitBecomesTheLargestAtTheCentre() {
    draws(
        new RandomResizedCrop(1, 1, 3, 3),
        each -> {
          assertEquals(WIDTH, each.a * WIDTH, 1e-9);
          assertEquals(10, each.e * HEIGHT, 1e-9);
          assertEquals(5, each.f + 0.5 - 0.5 * each.e, 1e-9);
        });
  }

  @Test
  void endsThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Scale(1.1, 0.9));
    assertThrows(IllegalArgumentException.class, () -> new RandomResizedCrop(0.5, 0.4, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RandomResizedCrop(0.5, 0.6, 2, 1));
  }
}
