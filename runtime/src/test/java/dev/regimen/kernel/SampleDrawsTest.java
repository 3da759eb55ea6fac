package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sample's numbers are its own, wherever it stands. */
@Tag("training")
class SampleDrawsTest {
  private static final int EACH = 37;

  private static float[] sample(int number) {
    return new float[] {number, 0.5f * number, -1};
  }

  /** Draws for a batch of these samples, in a pass. */
  private static SampleDraws draws(long pass, int... samples) {
    SampleDraws draws = new SampleDraws(new Draws(3), samples.length);
    for (int row = 0; row < samples.length; row++) {
      draws.identify(row, sample(samples[row]));
    }
    draws.pass(pass, 0, samples.length);
    return draws;
  }

  private static float[] mask(SampleDraws draws, int stream, int row) {
    float[] mask = new float[EACH];
    draws.bernoulli(0.5f, stream, (long) row * EACH, EACH, mask, EACH);
    return mask;
  }

  @Test
  void aSampleHasTheSameMaskInEveryBatch() {
    float[] alone = mask(draws(4, 9), 2, 0);
    assertArrayEquals(alone, mask(draws(4, 1, 2, 9, 5), 2, 2), 0);
    assertArrayEquals(alone, mask(draws(4, 9, 9), 2, 1), 0);
    SampleDraws zero = new SampleDraws(new Draws(3), 2);
    zero.identify(0, new float[] {0f});
    zero.identify(1, new float[] {-0f});
    zero.pass(0, 0, 2);
    assertArrayEquals(mask(zero, 0, 0), mask(zero, 0, 1), 0);
  }

  @Test
  void anotherSamplePassOrStreamHasAnother() {
    float[] one = mask(draws(4, 9), 2, 0);
    assertFalse(Arrays.equals(one, mask(draws(4, 8), 2, 0)));
    assertFalse(Arrays.equals(one, mask(draws(5, 9), 2, 0)));
    assertFalse(Arrays.equals(one, mask(draws(4, 9), 3, 0)));
  }

  /** Tiles begin and end within samples: the pieces are those of the whole. */
  @Test
  void tilesMayBeCutAnywhere() {
    SampleDraws draws = draws(1, 5, 6, 7, 8);
    int all = 4 * EACH;
    float[] whole = new float[all];
    float[] events = new float[all];
    double[] uniform = new double[all];
    draws.normal(1, 0, EACH, whole, all);
    draws.bernoulli(0.3f, 1, 0, EACH, events, all);
    draws.uniform(1, 0, EACH, uniform, all);
    for (int cut : new int[] {1, 5, EACH, EACH + 1, 100}) {
      for (int at = 0; at < all; at += cut) {
        int count = Math.min(cut, all - at);
        float[] part = new float[count];
        draws.normal(1, at, EACH, part, count);
        assertArrayEquals(Arrays.copyOfRange(whole, at, at + count), part, 0);
        draws.bernoulli(0.3f, 1, at, EACH, part, count);
        assertArrayEquals(Arrays.copyOfRange(events, at, at + count), part, 0);
        double[] doubles = new double[count];
        draws.uniform(1, at, EACH, doubles, count);
        assertArrayEquals(Arrays.copyOfRange(uniform, at, at + count), doubles, 0);
        draws.bernoulli(0.3f, 1, at, EACH, doubles, count);
        for (int i = 0; i < count; i++) {
          assertEquals(events[at + i], doubles[i]);
        }
        draws.normal(1, at, EACH, doubles, count);
        for (int i = 0; i < count; i++) {
          assertEquals(whole[at + i], (float) doubles[i]);
        }
      }
    }
  }

  /**
   * Independent fair coins agree half the time: over passes, over samples and over neighbours, to
   * five deviations of n = 37,000 of them, 5 · 0.5/√n = 0.013.
   */
  @Test
  void masksOfPassesAreIndependent() {
    double[] agreement = new double[3];
    int passes = 1000;
    for (int pass = 0; pass < passes; pass++) {
      float[] mask = mask(draws(pass, 1, 2), 0, 0);
      agreement[0] += agreement(mask, mask(draws(pass + 1, 1, 2), 0, 0));
      agreement[1] += agreement(mask, mask(draws(pass, 1, 2), 0, 1));
      agreement[2] += Arrays.equals(mask, mask(draws(0, 1, 2), 0, 1)) ? 1 : 0;
    }
    assertEquals(0.5, agreement[0] / passes, 0.013);
    assertEquals(0.5, agreement[1] / passes, 0.013);
    assertEquals(0, agreement[2]);
  }

  private static double agreement(float[] a, float[] b) {
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return (double) equal / a.length;
  }

  /** Numbers that differ in one bit of one feature are other samples: no two of many are alike. */
  @Test
  void everyFeatureCounts() {
    int count = 20_000;
    long[] hashes = new long[count];
    float[] features = new float[50];
    for (int i = 0; i < count; i++) {
      int at = i % 50;
      features[at] = Math.nextUp(features[at]);
      hashes[i] = CounterHash.of(features);
    }
    assertEquals(count, Arrays.stream(hashes).distinct().count());
  }
}
