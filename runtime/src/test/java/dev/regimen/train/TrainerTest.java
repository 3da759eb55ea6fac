package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.step.Blueprint;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class TrainerTest {
  /** Three clouds around corners of a simplex in four dimensions. */
  static Dataset clouds(int size) {
    float[][] points = new float[size][4];
    int[] labels = new int[size];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < size; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        points[i][j] = (float) (random.nextDouble() - 0.5 + (j == labels[i] ? 1 : 0));
      }
    }
    return InMemory.classification(points, labels);
  }

  /** y = 1000 + 200 x0 - 100 x1, far from zero so that standardized targets matter. */
  static Dataset plane(int size) {
    float[][] points = new float[size][2];
    float[] values = new float[size];
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < size; i++) {
      points[i][0] = (float) random.nextDouble();
      points[i][1] = (float) random.nextDouble();
      values[i] = 1000 + 200 * points[i][0] - 100 * points[i][1];
    }
    return InMemory.regression(points, values);
  }

  /** Nothing to learn: whoever fits it gets worse on what was held out. */
  static Dataset noise(int size) {
    float[][] points = new float[size][4];
    int[] labels = new int[size];
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < size; i++) {
      labels[i] = random.nextInt(3);
      for (int j = 0; j < 4; j++) {
        points[i][j] = (float) random.nextDouble();
      }
    }
    return InMemory.classification(points, labels);
  }

  static double[] parameters(RunResult<?> result) {
    return result.parameters().values().stream()
        .flatMapToDouble(array -> Arrays.stream(array.dup().data().asDouble()))
        .toArray();
  }

  @Test
  void learnsClassesAndKeepsHistory() {
    RunResult<Label> result = HandTrainer.classifier(4, 8, 3).quiet().fit(clouds(300));
    assertEquals(40, result.history().size());
    assertEquals(StopReason.COMPLETED, result.stopReason());
    assertEquals(30, result.validation().size());
    assertTrue(result.validation().accuracy() > 0.9, result.validation().toString());
    double[] losses = result.history().values(Metric.TRAIN_LOSS);
    assertTrue(losses[39] < losses[0] / 3);
    assertFalse(result.tested());
    assertThrows(IllegalStateException.class, result::test);
  }

  @Test
  void measuresNumbersInTheTargetsOwnUnit() {
    RunResult<Estimate> result = HandTrainer.regressor(2, 16, 1).quiet().fit(plane(400));
    assertTrue(result.validation().rmse() < 10, result.validation().toString());
    assertTrue(result.validation().r2() > 0.98, result.validation().toString());
    double middle = result.predictor().predict(0.5f, 0.5f).value();
    assertEquals(1050, middle, 15);
  }

  @Test
  void sameSeedGivesSameBits() {
    double[] first = parameters(HandTrainer.classifier(4, 8, 3).quiet().fit(clouds(130)));
    double[] second = parameters(HandTrainer.classifier(4, 8, 3).quiet().fit(clouds(130)));
    double[] other =
        parameters(HandTrainer.classifier(4, 8, 3).set("seed", 43).quiet().fit(clouds(130)));
    assertArrayEquals(first, second, 0);
    assertFalse(Arrays.equals(first, other));
  }

  @Test
  void workersChangeRoundingOnly() {
    Dataset data = clouds(130);
    double[] one = fitWith(1, data);
    for (int workers : new int[] {2, 3, 5}) {
      assertArrayEquals(one, fitWith(workers, data), 1e-3);
      assertArrayEquals(fitWith(workers, data), fitWith(workers, data), 0);
    }
  }

  private static double[] fitWith(int workers, Dataset data) {
    return parameters(
        HandTrainer.classifier(4, 8, 3).set("epochs", 3).workers(workers).quiet().fit(data));
  }

  @Test
  void earlyStoppingRestoresTheBestEpoch() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .earlyStopping(Metric.VALIDATION_LOSS, true)
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet();
    trainer.set("earlyStopping.patience", 3).set("epochs", 500);
    RunResult<Label> result = trainer.fit(noise(60));
    assertEquals(StopReason.EARLY_STOPPING, result.stopReason());
    assertEquals(result.bestEpoch() + 3, result.history().size());
    double[] losses = result.history().values(Metric.VALIDATION_LOSS);
    assertEquals(losses[result.bestEpoch() - 1], result.validation().loss(), 0);
    assertEquals(Arrays.stream(losses).min().orElseThrow(), result.validation().loss(), 0);
  }

  @Test
  void withoutRestoringTheLastWeightsStay() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .earlyStopping(Metric.VALIDATION_LOSS, false)
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet();
    trainer.set("earlyStopping.patience", 3).set("epochs", 500);
    RunResult<Label> result = trainer.fit(noise(60));
    assertTrue(result.bestEpoch() < result.history().size());
    double[] losses = result.history().values(Metric.VALIDATION_LOSS);
    assertEquals(losses[losses.length - 1], result.validation().loss(), 0);
  }

  @Test
  void tooHighARateNamesEpochStepRateAndLayer() {
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().set("learningRate", 1e30);
    NonFiniteLossException e =
        assertThrows(NonFiniteLossException.class, () -> trainer.fit(clouds(100)));
    assertEquals(1, e.epoch());
    assertTrue(e.step() >= 2, e.getMessage());
    assertTrue(
        e.getMessage()
            .matches(
                "the loss of Hand became (NaN|Infinity) in epoch 1, step \\d+ of the run, at"
                    + " learning rate [0-9.e]+: (the first layer whose output is not finite is"
                    + " (hidden|last)|the parameter \\S+ is not finite; try a lower learning"
                    + " rate)"),
        e.getMessage());
  }

  @Test
  void aDataSetWithItsOwnTestSetKeepsIt() {
    TrainTest data = new TrainTest(clouds(200), clouds(60));
    RunResult<Label> result = HandTrainer.classifier(4, 8, 3).quiet().fit(data);
    assertEquals(20, result.validation().size());
    assertEquals(60, result.test().size());
    RunResult<Label> shared =
        HandTrainer.classifier(4, 8, 3).quiet().set("split.test", 0.1).fit(data);
    assertEquals(20, shared.validation().size());
    assertEquals(60, shared.test().size());
  }

  @Test
  void dataThatDoesNotFitIsRefused() {
    DataException features =
        assertThrows(
            DataException.class, () -> HandTrainer.classifier(5, 8, 3).quiet().fit(clouds(60)));
    assertTrue(
        features.getMessage().endsWith("samples have 4 features [4], but Hand expects 5 [5]"),
        features.getMessage());
    DataException classes =
        assertThrows(
            DataException.class, () -> HandTrainer.classifier(4, 8, 2).quiet().fit(clouds(60)));
    assertTrue(
        classes.getMessage().endsWith("there are 3 classes [0, 1, 2], but Hand declares 2"),
        classes.getMessage());
    DataException kind =
        assertThrows(
            DataException.class, () -> HandTrainer.regressor(4, 8, 1).quiet().fit(clouds(60)));
    assertTrue(kind.getMessage().contains("samples carry classes"), kind.getMessage());
  }

  @Test
  void aMonitorWithoutValidationSplitIsRefused() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .earlyStopping(Metric.VALIDATION_ACCURACY, true)
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet();
    DataException e =
        assertThrows(DataException.class, () -> trainer.fit(Splits.trainOnly(clouds(60))));
    assertTrue(
        e.getMessage()
            .endsWith(
                "early stopping watches VALIDATION_ACCURACY, but there is no validation split: set"
                    + " split.validation above 0"),
        e.getMessage());
  }

  @Test
  void aLastBatchThatIsTooShortIsLeftOut() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 4, 8, 3).classes(3).smallestBatch(2).build();
    RunResult<Label> result =
        HandTrainer.classifier(blueprint, 8).quiet().fit(Splits.trainOnly(clouds(33)));
    assertEquals(32, result.history().epochs().get(0).train().size());
    RunResult<Label> all =
        HandTrainer.classifier(4, 8, 3).quiet().fit(Splits.trainOnly(clouds(33)));
    assertEquals(33, all.history().epochs().get(0).train().size());
  }
}
