package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders are permutations, the seed's and the epoch's alone, and without bias. */
@Tag("pure")
final class ShuffleTest {
  @Test
  void everyOrderIsAPermutation() {
    for (int size : new int[] {0, 1, 2, 3, 1000, 60_000}) {
      int[] order = new Shuffle(42).order(3, size);
      Arrays.sort(order);
      assertArrayEquals(IntStream.range(0, size).toArray(), order);
    }
  }

  @Test
  void seedAndEpochDecideAndTheFormerContentDoesNot() {
    int[] first = new Shuffle(42).order(0, 100);
    int[] reused = new Shuffle(41).order(5, 100);
    new Shuffle(42).order(0, reused);
    assertArrayEquals(first, reused);
    assertFalse(Arrays.equals(first, new Shuffle(42).order(1, 100)));
    assertFalse(Arrays.equals(first, new Shuffle(43).order(0, 100)));
    assertFalse(Arrays.equals(new Shuffle(1).order(2, 100), new Shuffle(2).order(1, 100)));
  }

  /** The orders of a released version must stay: experiments name their seeds. */
  @Test
  void theOrdersAreTheOnesTheyHaveAlwaysBeen() {
    assertArrayEquals(new int[] {6, 0, 7, 8, 3, 4, 1, 9, 5, 2}, new Shuffle(42).order(0, 10));
  }

  @Test
  void allOrdersOfFourAreEquallyLikely() {
    int[] times = new int[256];
    int[] order = new int[4];
    Shuffle shuffle = new Shuffle(7);
    for (int epoch = 0; epoch < 24_000; epoch++) {
      shuffle.order(epoch, order);
      times[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
    }
    double chi = 0;
    int kinds = 0;
    for (int count : times) {
      if (count > 0) {
        kinds++;
        chi += (count - 1000.0) * (count - 1000.0) / 1000;
      }
    }
    assertEquals(24, kinds);
    // Chi-squared with 23 degrees of freedom: 49.7 is exceeded once in a thousand.
    assertEquals(23, chi, 26.7);
  }
}
