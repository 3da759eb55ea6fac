package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one seed gives with some number of workers. */
@Tag("training")
class WorkerBitsTest {
  private static double[] losses(int workers) {
    return HandTrainer.classifier(4, 64, 3)
        .quiet()
        .workers(workers)
        .set("epochs", 3)
        .set("batch", 48)
        .fit(TrainerTest.clouds(400))
        .history()
        .values(Metric.TRAIN_LOSS);
  }

  /** The same number of them gives the same bits; another one may round sums otherwise. */
  @Test
  void theSameBitsForTheSameNumberAndTheSameNumbersForAnother() {
    double[] one = losses(1);
    assertEquals(3, one.length);
    assertArrayEquals(one, losses(1), 0);
    double[] two = losses(2);
    assertArrayEquals(two, losses(2), 0);
    assertArrayEquals(one, two, 1e-5);
    assertArrayEquals(one, losses(3), 1e-5);
  }
}
