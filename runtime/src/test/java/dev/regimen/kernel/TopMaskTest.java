package dev.regimen.kernel;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernel beside a sort of all scores. */
@Tag("training")
class TopMaskTest {
  private static final int SIZE = 2500;

  private final TopMask mask = new TopMask();
  private final Random random = new Random(1);
  private final double[] weight = random.doubles(SIZE, -1, 1).map(x -> (float) x).toArray();

  /** The entries whose scores come first, the largest first and of equal ones the first. */
  private double[] sorted(double[] scores, int kept) {
    double[] left = new double[SIZE];
    IntStream.range(0, SIZE)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(scores[i])))
        .limit(kept)
        .forEach(i -> left[i] = weight[i]);
    return left;
  }

  private List<double[]> scores() {
    double[] zeros = new double[SIZE];
    zeros[700] = -0.0;
    double[] extremes = random.doubles(SIZE, -1, 1).map(x -> (float) x).toArray();
    extremes[3] = Float.MAX_VALUE;
    extremes[4] = Float.MIN_VALUE;
    extremes[5] = Double.POSITIVE_INFINITY;
    return List.of(
        random.doubles(SIZE, -1, 1).map(x -> (float) x).toArray(),
        random.doubles(SIZE, 0, 1).map(x -> Math.rint(4 * x) - 2).toArray(),
        random.doubles(SIZE, 1, 1 + 1e-6).map(x -> (float) x).toArray(),
        zeros,
        extremes);
  }

  @Test
  void whatASortLeavesIsLeft() {
    for (double[] scores : scores()) {
      for (int kept : new int[] {1, 2, 700, 1250, 2499, SIZE}) {
        double[] expected = sorted(scores, kept);
        Doubles left = Doubles.allocate(SIZE);
        Floats single = Floats.allocate(SIZE);
        for (int[] part : new int[][] {{0, 1300}, {1300, 1301}, {1301, SIZE}}) {
          mask.mask(part[0], part[1], kept, doubles(weight), doubles(scores), left);
          mask.mask(part[0], part[1], kept, floats(weight), floats(scores), single);
        }
        assertArrayEquals(expected, Vectors.values(left), 0, kept + " kept");
        assertArrayEquals(expected, Vectors.values(single), 0, kept + " kept of floats");
      }
    }
  }

  /** Doubles that no float tells apart, and numbers that are none, which come first. */
  @Test
  void allDigitsCount() {
    double[] scores = random.doubles(SIZE, 1, 1 + 1e-13).toArray();
    Doubles left = Doubles.allocate(SIZE);
    mask.mask(0, SIZE, 1000, doubles(weight), doubles(scores), left);
    assertArrayEquals(sorted(scores, 1000), Vectors.values(left), 0);
    scores[77] = Double.NaN;
    mask.mask(0, SIZE, 1, doubles(weight), doubles(scores), left);
    double[] expected = new double[SIZE];
    expected[77] = weight[77];
    assertArrayEquals(expected, Vectors.values(left), 0);
  }

  @Test
  void gradientsGoToScoresOfBothSigns() {
    double[] scores = random.doubles(SIZE, -1, 1).map(x -> (float) x).toArray();
    scores[9] = 0;
    double[] dOut = random.doubles(SIZE, -1, 1).map(x -> (float) x).toArray();
    double[] expected = new double[SIZE];
    Arrays.setAll(expected, i -> dOut[i] * weight[i] * Math.signum(scores[i]));
    Doubles gradient = doubles(dOut);
    Floats single = floats(dOut);
    for (int[] part : new int[][] {{0, 1300}, {1300, SIZE}}) {
      mask.gradient(part[0], part[1], doubles(weight), doubles(scores), gradient, gradient);
      mask.gradient(part[0], part[1], floats(weight), floats(scores), single, single);
    }
    assertClose("gradient", expected, gradient, 1e-15);
    assertClose("gradient of floats", expected, single, 1e-6);
  }
}
