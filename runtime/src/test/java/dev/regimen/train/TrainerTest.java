package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import org.junit.jupiter.api.Test;

class TrainerTest {
  /** Three clouds around corners of a triangle. */
  static Dataset clouds(int size) {
    float[][] points = new float[size][4];
    int[] labels = new int[size];
    java.util.SplittableRandom random = new java.util.SplittableRandom(7);
    for (int i = 0; i < size; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        points[i][j] = (float) (random.nextDouble() - 0.5 + (j == labels[i] ? 1 : 0));
      }
    }
    return InMemory.classification(points, labels);
  }

  @Test
  void learnsAndKeepsHistory() {
    RunResult<Label> result = HandTrainer.classifier(4, 8, 3).fit(clouds(300));
    assertEquals(40, result.history().size());
    assertEquals(StopReason.COMPLETED, result.stopReason());
    assertTrue(result.validation().accuracy() > 0.9, result.validation().toString());
    double[] losses = result.history().values(Metric.TRAIN_LOSS);
    assertTrue(losses[39] < losses[0] / 3);
  }
}
