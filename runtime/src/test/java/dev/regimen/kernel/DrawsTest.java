package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The seeds are fixed, so a bound of five deviations is no gamble: it holds or it does not. */
@Tag("training")
class DrawsTest {
  private static final int MANY = 1 << 20;
  private static final double DEVIATIONS = 5;

  private final Draws draws = new Draws(42);

  @Test
  void cuttingARangeDifferentlyGivesTheSameValues() {
    long start = (1L << 32) - 1500;
    float[] whole = new float[3000];
    draws.uniform(3, 7, start, whole, 3000);
    for (int piece : new int[] {1, 7, 64, 1000, 1024, 1501}) {
      float[] part = new float[piece];
      for (int at = 0; at < 3000; at += piece) {
        int count = Math.min(piece, 3000 - at);
        draws.uniform(3, 7, start + at, part, count);
        assertArrayEquals(
            Arrays.copyOfRange(whole, at, at + count), Arrays.copyOfRange(part, 0, count));
      }
    }
  }

  /** Entries by their places alone, however workers cut the weight; others stay. */
  @Test
  void dropoutKeepsAndScalesWhatTheEventsSay() {
    int length = 3000;
    float[] events = new float[length];
    draws.bernoulli(0.6f, 4, 9, 0, events, length);
    for (int cut : new int[] {0, 1, 1024, 1700}) {
      Floats w = Floats.allocate(length);
      Doubles doubles = Doubles.allocate(length);
      float[] values = new float[length];
      double[] exact = new double[length];
      for (int i = 0; i < length; i++) {
        values[i] = i - 1234.5f;
        exact[i] = values[i];
      }
      w.write(0, values, length);
      doubles.write(0, exact, length);
      Floats out = Floats.allocate(length);
      draws.dropout(0.6, 4, 9, cut, length, w, out);
      draws.dropout(0.6, 4, 9, 0, cut, w, out);
      draws.dropout(0.6, 4, 9, cut, length, doubles, doubles);
      float[] dropped = new float[length];
      double[] inPlace = new double[length];
      out.read(0, dropped, length);
      doubles.read(0, inPlace, length);
      for (int i = 0; i < length; i++) {
        double expected = events[i] * (i - 1234.5) / 0.6;
        assertEquals(expected, dropped[i], 1e-6 * Math.abs(expected));
        assertEquals(i < cut ? exact[i] : expected, inPlace[i], 1e-12 * Math.abs(expected));
      }
    }
  }

  @Test
  void precisionsAgree() {
    long start = (1L << 32) - 700;
    float[] single = new float[1500];
    double[] exact = new double[1500];
    draws.bernoulli(0.3f, 1, 2, start, single, 1500);
    draws.bernoulli(0.3, 1, 2, start, exact, 1500);
    for (int i = 0; i < 1500; i++) {
      assertEquals(exact[i], single[i]);
    }
    draws.uniform(1, 2, start, single, 1500);
    draws.uniform(1, 2, start, exact, 1500);
    for (int i = 0; i < 1500; i++) {
      assertEquals(Math.floor(exact[i] * 0x1p23) * 0x1p-23, single[i]);
      assertEquals(draws.uniform(1, 2, start + i), exact[i]);
    }
    draws.normal(1, 2, start, single, 1500);
    draws.normal(1, 2, start, exact, 1500);
    for (int i = 0; i < 1500; i++) {
      assertEquals(exact[i], single[i], 1e-6 * (1 + Math.abs(exact[i])));
      assertEquals(draws.normal(1, 2, start + i), exact[i]);
    }
  }

  @Test
  void bernoulliHasItsProbability() {
    float[] tile = new float[MANY];
    for (float keep : new float[] {0.001f, 0.1f, 0.5f, 0.8f, 0.999f}) {
      draws.bernoulli(keep, 0, 0, 0, tile, MANY);
      double sum = 0;
      for (float value : tile) {
        assertTrue(value == 0 || value == 1);
        sum += value;
      }
      double deviation = Math.sqrt(MANY * keep * (1 - keep));
      assertEquals(keep * (double) MANY, sum, DEVIATIONS * deviation, "keep " + keep);
    }
    draws.bernoulli(1f, 0, 0, 0, tile, MANY);
    assertEquals(MANY, sum(tile), 0);
    draws.bernoulli(0f, 0, 0, 0, tile, MANY);
    assertEquals(0, sum(tile), 0);
    assertThrows(IllegalArgumentException.class, () -> draws.bernoulli(1.1f, 0, 0, 0, tile, 1));
    assertThrows(
        IllegalArgumentException.class, () -> draws.bernoulli(Float.NaN, 0, 0, 0, tile, 1));
  }

  @Test
  void uniformIsFlat() {
    for (int stream = 0; stream < 4; stream++) {
      float[] tile = new float[MANY];
      draws.uniform(stream, 5, (long) stream << 20, tile, MANY);
      int[] counts = new int[1024];
      double sum = 0;
      double squares = 0;
      for (float value : tile) {
        assertTrue(value >= 0 && value < 1);
        counts[(int) (value * 1024)]++;
        sum += value;
        squares += (value - 0.5) * (value - 0.5);
      }
      assertEquals(0.5, sum / MANY, DEVIATIONS * Math.sqrt(1.0 / 12 / MANY));
      assertEquals(1.0 / 12, squares / MANY, DEVIATIONS * Math.sqrt(1.0 / 180 / MANY));
      assertChiSquare(counts, MANY / 1024.0);
    }
  }

  @Test
  void everyBitIsFair() {
    int[] ones = new int[53];
    int[] pairs = new int[53];
    long previous = 0;
    for (int i = 0; i < MANY; i++) {
      long bits = (long) (draws.uniform(9, 1, i) * 0x1p53);
      for (int bit = 0; bit < 53; bit++) {
        ones[bit] += (int) (bits >>> bit & 1);
        pairs[bit] += (int) ((bits ^ previous) >>> bit & 1);
      }
      previous = bits;
    }
    double bound = DEVIATIONS * Math.sqrt(MANY) / 2;
    for (int bit = 0; bit < 53; bit++) {
      assertEquals(MANY / 2.0, ones[bit], bound, "bit " + bit);
      assertEquals(MANY / 2.0, pairs[bit], bound, "bit " + bit + " of neighbours");
    }
  }

  /** Neighbours at many distances, streams, steps and seeds, also such as differ in one bit. */
  @Test
  void nothingIsCorrelated() {
    int n = 1 << 17;
    float[] x = uniform(draws, 4, 10, 0, n);
    for (int lag = 1; lag < 2000; lag = lag * 3 / 2 + 1) {
      assertUncorrelated(x, uniform(draws, 4, 10, lag, n), "lag " + lag);
    }
    for (int bit = 0; bit < 32; bit++) {
      assertUncorrelated(x, uniform(draws, 4 ^ 1 << bit, 10, 0, n), "stream bit " + bit);
    }
    for (int bit = 0; bit < 63; bit++) {
      assertUncorrelated(x, uniform(draws, 4, 10 ^ 1L << bit, 0, n), "step bit " + bit);
      assertUncorrelated(x, uniform(new Draws(42 ^ 1L << bit), 4, 10, 0, n), "seed bit " + bit);
    }
    for (int bit = 17; bit < 63; bit++) {
      assertUncorrelated(x, uniform(draws, 4, 10, 1L << bit, n), "position bit " + bit);
    }
  }

  /** Pairs of neighbours fill the square evenly; so do the same positions of successive steps. */
  @Test
  void pairsAreFlat() {
    float[] x = uniform(draws, 2, 0, 0, MANY);
    float[] y = uniform(draws, 2, 1, 0, MANY);
    int[] neighbours = new int[64 * 64];
    int[] steps = new int[64 * 64];
    for (int i = 0; i < MANY; i++) {
      neighbours[(int) (x[i] * 64) * 64 + (int) (x[(i + 1) % MANY] * 64)]++;
      steps[(int) (x[i] * 64) * 64 + (int) (y[i] * 64)]++;
    }
    assertChiSquare(neighbours, MANY / 4096.0);
    assertChiSquare(steps, MANY / 4096.0);
  }

  @Test
  void normalHasItsMoments() {
    float[] tile = new float[MANY];
    draws.normal(0, 0, 0, tile, MANY);
    double[] moments = new double[5];
    int beyondThree = 0;
    for (float value : tile) {
      for (int power = 1; power < 5; power++) {
        moments[power] += Math.pow(value, power) / MANY;
      }
      beyondThree += Math.abs(value) > 3 ? 1 : 0;
    }
    double root = Math.sqrt(MANY);
    assertEquals(0, moments[1], DEVIATIONS / root);
    assertEquals(1, moments[2], DEVIATIONS * Math.sqrt(2) / root);
    assertEquals(0, moments[3], DEVIATIONS * Math.sqrt(15) / root);
    assertEquals(3, moments[4], DEVIATIONS * Math.sqrt(96) / root);
    assertEquals(0.0026997960632602, beyondThree / (double) MANY, DEVIATIONS * 0.052 / root);
  }

  @Test
  void belowIsFlat() {
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[draws.below(7, 0, 0, i)]++;
    }
    assertChiSquare(counts, 10_000);
    assertThrows(IllegalArgumentException.class, () -> draws.below(0, 0, 0, 0));
  }

  @Test
  void everyPartOfTheKeyMatters() {
    double value = draws.uniform(1, 2, 3);
    assertEquals(value, new Draws(42).uniform(1, 2, 3));
    assertNotEquals(value, new Draws(43).uniform(1, 2, 3));
    assertNotEquals(value, draws.uniform(2, 2, 3));
    assertNotEquals(value, draws.uniform(1, 3, 3));
    assertNotEquals(value, draws.uniform(1, 2, 4));
    assertNotEquals(value, draws.uniform(1, 2, 3 + (1L << 32)));
  }

  private static float[] uniform(Draws draws, int stream, long step, long position, int count) {
    float[] tile = new float[count];
    draws.uniform(stream, step, position, tile, count);
    return tile;
  }

  private static double sum(float[] tile) {
    double sum = 0;
    for (float value : tile) {
      sum += value;
    }
    return sum;
  }

  private static void assertUncorrelated(float[] x, float[] y, String what) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - 0.5) * (y[i] - 0.5);
    }
    double correlation = 12 * sum / x.length;
    assertEquals(0, correlation, DEVIATIONS / Math.sqrt(x.length), what);
  }

  private static void assertChiSquare(int[] counts, double expected) {
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    int freedom = counts.length - 1;
    assertEquals(freedom, sum, DEVIATIONS * Math.sqrt(2.0 * freedom));
  }
}
