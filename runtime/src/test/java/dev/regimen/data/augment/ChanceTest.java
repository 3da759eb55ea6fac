package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Moments and frequencies within five standard errors, and what the numbers depend on. */
@Tag("pure")
class ChanceTest {
  private static final int DRAWS = 400_000;

  private final Chance chance = new Chance(11);

  /** The mean of a function of draws, each begun at another sample. */
  private double mean(DoubleSupplier draw) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      if (i % 4 == 0) {
        chance.at(3, i);
        chance.enter(99);
      }
      sum += draw.getAsDouble();
    }
    return sum / DRAWS;
  }

  private static double errors(double deviation) {
    return 5 * deviation / Math.sqrt(DRAWS);
  }

  @Test
  void uniformNumbersAreEven() {
    assertEquals(0.5, mean(chance::uniform), errors(Math.sqrt(1 / 12.0)));
    assertEquals(1 / 3.0, mean(() -> Math.pow(chance.uniform(), 2)), errors(0.3));
    assertEquals(2.5, mean(() -> chance.uniform(1, 4)), errors(0.9));
  }

  @Test
  void wholeNumbersAreEven() {
    int[] counts = new int[7];
    for (int i = 0; i < DRAWS; i++) {
      counts[chance.below(7)]++;
    }
    double expected = DRAWS / 7.0;
    for (int count : counts) {
      assertEquals(expected, count, 5 * Math.sqrt(expected), Arrays.toString(counts));
    }
  }

  @Test
  void eventsHaveTheirProbability() {
    assertEquals(0.3, mean(() -> chance.happens(0.3) ? 1 : 0), errors(0.46));
    assertEquals(0, mean(() -> chance.happens(0) ? 1 : 0));
    assertEquals(1, mean(() -> chance.happens(1) ? 1 : 0));
  }

  @Test
  void normalNumbersHaveTheMomentsAndTailsOfTheNormalDistribution() {
    assertEquals(0, mean(chance::normal), errors(1));
    assertEquals(1, mean(() -> Math.pow(chance.normal(), 2)), errors(Math.sqrt(2)));
    assertEquals(0, mean(() -> Math.pow(chance.normal(), 3)), errors(Math.sqrt(15)));
    assertEquals(3, mean(() -> Math.pow(chance.normal(), 4)), errors(Math.sqrt(96)));
    double[][] tails = {{0.5, 0.6914625}, {1, 0.8413447}, {2, 0.9772499}, {3.7, 0.9998922}};
    for (double[] tail : tails) {
      double below = mean(() -> chance.normal() < tail[0] ? 1 : 0);
      assertEquals(tail[1], below, errors(Math.sqrt(tail[1] * (1 - tail[1]))), "below " + tail[0]);
      double above = mean(() -> chance.normal() > -tail[0] ? 1 : 0);
      assertEquals(tail[1], above, errors(Math.sqrt(tail[1] * (1 - tail[1]))), "above -" + tail[0]);
    }
  }

  /** Mean ½ and variance 1/(4(2α + 1)); for α = 1 evenly, for ½ an arcsine. */
  @Test
  void betaNumbersHaveTheMomentsOfTheBetaDistribution() {
    for (double alpha : new double[] {0.1, 0.2, 1, 4}) {
      double variance = 1 / (4 * (2 * alpha + 1));
      assertEquals(0.5, mean(() -> chance.beta(alpha)), errors(Math.sqrt(variance)), "" + alpha);
      double second = mean(() -> Math.pow(chance.beta(alpha) - 0.5, 2));
      assertEquals(variance, second, errors(0.13), "variance at " + alpha);
    }
    assertEquals(0.3, mean(() -> chance.beta(1) < 0.3 ? 1 : 0), errors(0.46));
    double arcsine = 2 / Math.PI * Math.asin(Math.sqrt(0.1));
    assertEquals(arcsine, mean(() -> chance.beta(0.5) < 0.1 ? 1 : 0), errors(0.41));
    assertEquals(1, chance.beta(0));
    assertTrue(Double.isFinite(mean(() -> chance.beta(1e-6))));
  }

  @Test
  void numbersAreAFunctionOfSeedViewSampleAndPurpose() {
    double here = at(chance, 1, 2, 3);
    assertEquals(here, at(new Chance(11), 1, 2, 3));
    assertNotEquals(here, at(new Chance(12), 1, 2, 3));
    assertNotEquals(here, at(chance, 2, 2, 3));
    assertNotEquals(here, at(chance, 1, 1, 3));
    assertNotEquals(here, at(chance, 1, 2, 4));
    assertNotEquals(at(chance, 1, 2, 3), at(chance, 2, 1, 3));
    assertNotEquals(at(new Chance(4), 4, 2, 3), at(new Chance(9), 9, 2, 3));
    assertNotEquals(at(chance, 2, 2, 3), at(chance, 9, 9, 3));
    assertNotEquals(at(chance, 2, 3, 3), at(chance, 2, 9, 9));
    chance.at(1, 2);
    chance.enter(4);
    chance.normal();
    chance.enter(3);
    assertEquals(here, chance.uniform());
  }

  private static double at(Chance chance, long view, long sample, long purpose) {
    chance.at(view, sample);
    chance.enter(purpose);
    return chance.uniform();
  }

  /** Neighbours in view, sample and purpose would show in such a correlation. */
  @Test
  void neighboursAreUncorrelated() {
    for (int which = 0; which < 3; which++) {
      double sum = 0;
      for (int i = 0; i < DRAWS; i++) {
        double first = at(chance, which == 0 ? i : 5, which == 1 ? i : 5, which == 2 ? i : 5);
        double next =
            at(chance, which == 0 ? i + 1 : 5, which == 1 ? i + 1 : 5, which == 2 ? i + 1 : 5);
        sum += (first - 0.5) * (next - 0.5);
      }
      assertEquals(0, sum / DRAWS, errors(1 / 12.0));
    }
    assertFalse(Double.isNaN(chance.uniform()));
  }
}
