package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.step.Blueprint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The layer named is the one in which values ceased to be finite. */
@Tag("training")
class DivergenceTest {
  /** Initial weights of one layer that overflow whatever the input is. */
  private static Trainer<Label> poisoned(double hidden, double last, double lastBias) {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 2, 4, 3).classes(3).standardize(false, false).build();
    return HandTrainer.withWeights(blueprint, 4, hidden, last, lastBias).quiet();
  }

  private static String culprit(Trainer<Label> trainer) {
    Dataset data =
        InMemory.classification(new float[][] {{1, 1}, {1, 2}, {2, 1}}, new int[] {0, 1, 2});
    NonFiniteLossException e =
        assertThrows(NonFiniteLossException.class, () -> trainer.fit(Splits.trainOnly(data)));
    assertEquals(1, e.step());
    return e.getMessage().substring(e.getMessage().indexOf("rate 0.05: ") + 11);
  }

  @Test
  void theFirstLayerIsNamed() {
    for (int workers = 1; workers <= 3; workers++) {
      assertEquals(
          "the first layer whose output is not finite is hidden",
          culprit(poisoned(3e38, 1, 0).workers(workers)));
    }
  }

  @Test
  void theLastLayerIsNamed() {
    assertEquals(
        "the first layer whose output is not finite is last", culprit(poisoned(1e20, 1e20, 0)));
  }

  @Test
  void aParameterIsNamed() {
    assertEquals(
        "the parameter last.bias is not finite; try a lower learning rate",
        culprit(poisoned(1, 1, Double.NaN)));
  }

  @Test
  void theBestWeightsBeforeAreKept() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .earlyStopping(Metric.VALIDATION_LOSS, true)
            .build();
    Trainer<Label> trainer = HandTrainer.withPoisonAtEpoch(blueprint, 8, 3).quiet();
    Dataset data = TrainerTest.clouds(120);
    NonFiniteLossException e = assertThrows(NonFiniteLossException.class, () -> trainer.fit(data));
    assertEquals(4, e.epoch());
    assertTrue(e.best().orElseThrow().evaluate(data).accuracy() > 0.9);
  }
}
