package dev.regimen.examples.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Classes as numbers, and how many of them are wrong. */
@Tag("pure")
class SquaredErrorsTest {
  private static final int SAMPLES = 5_000;
  private static final int CLASSES = 10;

  /** The share of the samples whose own class does not have the 1. */
  private static double wrong(double noise) {
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = i % CLASSES;
    }
    Dataset data = InMemory.classification(new float[SAMPLES][1], labels);
    Dataset coded = SquaredErrors.coded(data, noise);
    double wrong = 0;
    for (int i = 0; i < SAMPLES; i++) {
      float[] targets = new float[CLASSES];
      coded.targets(i, targets, 0);
      double sum = 0;
      for (float target : targets) {
        assertEquals(target * target, target, 0); // 0 or 1
        sum += target;
      }
      assertEquals(1, sum, 0);
      wrong += 1 - targets[labels[i]];
    }
    return wrong / SAMPLES;
  }

  @Test
  void withoutNoiseEveryLabelIsItsOwn() {
    assertEquals(0, wrong(0), 0);
  }

  @Test
  void aTenthOfWhatIsDrawnIsRightByChance() {
    // 0.2 · 9/10, of which 5,000 draws deviate by 0.0054.
    assertEquals(0.18, wrong(0.2), 4 * 0.0054);
  }
}
