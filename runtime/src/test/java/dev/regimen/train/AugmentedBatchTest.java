package dev.regimen.train;

import static dev.regimen.train.Stripes.CLASSES;
import static dev.regimen.train.Stripes.SIDE;
import static dev.regimen.train.Stripes.blueprint;
import static dev.regimen.train.Stripes.mixing;
import static dev.regimen.train.Stripes.stripes;
import static dev.regimen.train.Stripes.trainer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Mixup;
import dev.regimen.data.augment.RepeatedAugmentation;
import dev.regimen.data.augment.Rotate;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a batch holds of samples that are augmented: features and targets. */
@Tag("training")
class AugmentedBatchTest {
  /** A batch as some workers would feed it: features, then targets. */
  private static float[][] batch(Blueprint blueprint, int rows, int workers, int at, long epoch) {
    Dataset data = stripes(30);
    int[] order = IntStream.range(0, 30).map(i -> (i * 7 + 3) % 30).toArray();
    BatchLoader.Source source =
        new BatchLoader.Source(data, Preprocessing.fit(data, true, false), order);
    Settings settings = trainer(blueprint).settings();
    Memory memory = Memory.training(blueprint, settings, rows, 1);
    for (int worker = workers - 1; worker >= 0; worker--) {
      BatchLoader loader =
          new BatchLoader(
              memory, blueprint.augmentations(settings).fitted(data).training(memory.seed()));
      loader.feed(source, at, rows, worker * rows / workers, (worker + 1) * rows / workers, epoch);
    }
    float[] features = new float[rows * SIDE * SIDE];
    float[] targets = new float[rows * CLASSES];
    memory.input().read(0, features, features.length);
    memory.target().read(0, targets, targets.length);
    return new float[][] {features, targets};
  }

  @Test
  void aBatchIsTheSameWhateverTheNumberOfWorkers() {
    for (int rows : new int[] {1, 2, 5, 8}) {
      float[][] alone = batch(mixing(), rows, 1, 4, 2);
      for (int workers = 2; workers <= rows; workers++) {
        float[][] together = batch(mixing(), rows, workers, 4, 2);
        assertArrayEquals(alone[0], together[0]);
        assertArrayEquals(alone[1], together[1]);
      }
      assertFalse(Arrays.equals(alone[0], batch(mixing(), rows, 1, 4, 3)[0]));
    }
  }

  @Test
  void mixedTargetsAreSharesOfTwoNeighbours() {
    for (int epoch = 0; epoch < 20; epoch++) {
      float[] targets = batch(mixing(), 8, 2, 0, epoch)[1];
      float[] plain = batch(blueprint(), 8, 2, 0, epoch)[1];
      double lambda = Double.NaN;
      for (int row = 0; row < 8; row++) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
          float own = plain[row * CLASSES + c];
          float next = plain[(row + 1) % 8 * CLASSES + c];
          float mixed = targets[row * CLASSES + c];
          sum += mixed;
          if (own != next) {
            double share = own == 1 ? mixed : 1 - mixed;
            assertEquals(Double.isNaN(lambda) ? share : lambda, share, 1e-6);
            lambda = share;
          }
        }
        assertEquals(1, sum, 1e-6);
      }
    }
  }

  /** The features and the target of a row have one λ. */
  @Test
  void mixedFeaturesHaveTheShareOfTheirTargets() {
    Blueprint mixup = blueprint(run -> new Mixup(1));
    float[][] mixed = batch(mixup, 6, 2, 0, 5);
    float[][] plain = batch(blueprint(), 6, 2, 0, 5);
    int compared = 0;
    for (int row = 0; row < 6; row++) {
      int next = (row + 1) % 6;
      int own = label(plain[1], row);
      double lambda = mixed[1][row * CLASSES + own];
      if (own == label(plain[1], next)) {
        continue;
      }
      compared++;
      for (int i = 0; i < SIDE * SIDE; i++) {
        double expected =
            lambda * plain[0][row * SIDE * SIDE + i]
                + (1 - lambda) * plain[0][next * SIDE * SIDE + i];
        assertEquals(expected, mixed[0][row * SIDE * SIDE + i], 1e-5);
      }
    }
    assertTrue(compared > 2, compared + " rows with two classes");
  }

  private static int label(float[] targets, int row) {
    int label = 0;
    while (targets[row * CLASSES + label] != 1) {
      label++;
    }
    return label;
  }

  @Test
  void aRowCountsAsTheSampleWithTheLargerShare() {
    Dataset data = stripes(30);
    int[] order = IntStream.range(0, 30).toArray();
    Blueprint mixup = blueprint(run -> new Mixup(1));
    Settings settings = trainer(mixup).settings();
    Memory memory = Memory.training(mixup, settings, 6, 1);
    BatchLoader loader =
        new BatchLoader(memory, mixup.augmentations(settings).training(memory.seed()));
    BatchLoader.Source source = new BatchLoader.Source(data, Preprocessing.none(), order);
    int shifted = 0;
    for (int epoch = 0; epoch < 40; epoch++) {
      int shift = loader.feed(source, 0, 6, 0, 6, epoch);
      float[] targets = new float[6 * CLASSES];
      memory.target().read(0, targets, targets.length);
      for (int row = 0; row < 6; row++) {
        int larger = data.label((row + shift) % 6);
        assertTrue(targets[row * CLASSES + larger] >= 0.5, Arrays.toString(targets));
      }
      shifted += shift;
    }
    assertTrue(shifted > 5 && shifted < 35, shifted + " of 40");
  }

  @Test
  void repeatedSamplesAreAugmentedAnew() {
    Blueprint repeated = blueprint(run -> new RepeatedAugmentation(2), run -> new Rotate(30));
    Dataset data = stripes(30);
    int[] order = {3, 4, 3, 4};
    Settings settings = trainer(repeated).settings();
    Memory memory = Memory.training(repeated, settings, 4, 1);
    BatchLoader loader = new BatchLoader(memory, repeated.augmentations(settings).training(0));
    loader.feed(new BatchLoader.Source(data, Preprocessing.none(), order), 0, 4, 0, 4, 1);
    float[][] rows = new float[4][SIDE * SIDE];
    for (int row = 0; row < 4; row++) {
      memory.input().read((long) row * SIDE * SIDE, rows[row], SIDE * SIDE);
    }
    assertFalse(Arrays.equals(rows[0], rows[2]));
    assertFalse(Arrays.equals(rows[1], rows[3]));
  }
}
