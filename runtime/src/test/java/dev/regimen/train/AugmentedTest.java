package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Border;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentation;
import dev.regimen.data.augment.ColorJitter;
import dev.regimen.data.augment.CutMix;
import dev.regimen.data.augment.HorizontalFlip;
import dev.regimen.data.augment.Mixup;
import dev.regimen.data.augment.RandomCrop;
import dev.regimen.data.augment.RepeatedAugmentation;
import dev.regimen.data.augment.Rotate;
import dev.regimen.data.augment.Scale;
import dev.regimen.data.augment.TestCrop;
import dev.regimen.data.augment.TestTimeAugmentation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Augmentation on its way through the loop: batches, targets, splits, views, settings. */
@Tag("training")
class AugmentedTest {
  private static final int SIDE = 6;
  private static final int CLASSES = 3;

  @TempDir Path folder;

  /** Images whose class is the third of the columns that is bright. */
  static Dataset stripes(int samples) {
    Random random = new Random(7);
    float[][] rows = new float[samples][SIDE * SIDE];
    int[] labels = new int[samples];
    for (int n = 0; n < samples; n++) {
      labels[n] = n % CLASSES;
      for (int i = 0; i < rows[n].length; i++) {
        boolean bright = i % SIDE / 2 == labels[n];
        rows[n][i] = (float) ((bright ? 0.5 : 0.1) + 0.4 * random.nextDouble());
      }
    }
    return InMemory.classification(rows, labels, List.of("left", "middle", "right"))
        .withShape(SIDE, SIDE, 1);
  }

  @SafeVarargs
  private static Blueprint blueprint(Function<Settings, Augmentation>... techniques) {
    BlueprintBuilder builder =
        HandTrainer.sketch("Stripes", SIDE * SIDE, 12, CLASSES)
            .input(SIDE, SIDE, 1)
            .classes(CLASSES)
            .setting("mixup.alpha", 0.4, "[0, inf)")
            .setting("scale.low", 0.9, "(0, inf)");
    for (Function<Settings, Augmentation> technique : techniques) {
      builder.augment(technique);
    }
    return builder.build();
  }

  private static Trainer<Label> trainer(Blueprint blueprint) {
    return HandTrainer.classifier(blueprint, 12).quiet();
  }

  private static Blueprint mixing() {
    return blueprint(
        run -> new RandomCrop(1, Border.REFLECT),
        run -> new HorizontalFlip(0.5),
        run -> new Rotate(15),
        run -> new CutMix(1, 0.5),
        run -> new Mixup(run.number("mixup.alpha")));
  }

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

  /** Weights that are the same with and without, so that only what is shown could differ. */
  @Test
  void validationTestAndPredictionAreNotAugmented() {
    Splits splits = Splits.of(stripes(120), 20, 20, true, 1);
    RunResult<Label> run = trainer(mixing()).set("epochs", 3).fit(splits);
    Blueprint plain = blueprint();
    Predictor<Label> bare =
        new Predictor<>(
            trainer(plain),
            run.predictor().settings(),
            run.predictor().weights(),
            run.predictor().preprocessing(),
            run.predictor().allClasses());
    assertEquals(bare.evaluate(splits.test()).loss(), run.test().loss(), 1e-6);
    assertEquals(
        bare.evaluate(splits.validation()).loss(),
        run.predictor().evaluate(splits.validation()).loss());
    float[] sample = sample(splits.test(), 0);
    assertEquals(
        bare.predict(sample).probabilities(), run.predictor().predict(sample).probabilities());
  }

  private static float[] sample(Dataset data, int index) {
    float[] sample = new float[data.features()];
    data.features(index, sample, 0);
    return sample;
  }

  @Test
  void aPredictionIsTheMeanOverItsViews() throws Exception {
    Dataset data = stripes(90);
    RunResult<Label> run = trainer(blueprint()).set("epochs", 2).fit(data);
    Path file = folder.resolve("stripes.safetensors");
    run.save(file);
    Predictor<Label> flipped =
        trainer(blueprint(run2 -> new TestTimeAugmentation(true, 0))).load(file);
    Evaluation evaluation = flipped.evaluate(data);
    int right = 0;
    double loss = 0;
    for (int n = 0; n < data.size(); n++) {
      float[] sample = sample(data, n);
      Label once = run.predictor().predict(sample);
      Label mirror = run.predictor().predict(mirrored(sample));
      Label mean = flipped.predict(sample);
      int best = 0;
      for (int c = 0; c < CLASSES; c++) {
        double expected = (once.probabilities().get(c) + mirror.probabilities().get(c)) / 2;
        assertEquals(expected, mean.probabilities().get(c), 1e-6);
        best = expected > mean.probabilities().get(best) ? c : best;
      }
      right += mean.index() == data.label(n) ? 1 : 0;
      loss -= Math.log(once.probabilities().get(data.label(n))) / 2;
      loss -= Math.log(mirror.probabilities().get(data.label(n))) / 2;
    }
    assertEquals((double) right / data.size(), evaluation.accuracy(), 1e-9);
    assertEquals(loss / data.size(), evaluation.loss(), 1e-5);
  }

  private static float[] mirrored(float[] sample) {
    float[] mirrored = new float[sample.length];
    for (int i = 0; i < sample.length; i++) {
      mirrored[i] = sample[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
    }
    return mirrored;
  }

  /** In a pool every worker takes the mean of its own rows. */
  @Test
  void viewsAreMeasuredAlikeByAnyNumberOfWorkers() {
    Blueprint viewed =
        blueprint(
            run -> new Rotate(20),
            run -> new TestCrop(0.8),
            run -> new TestTimeAugmentation(true, 2));
    Splits splits = Splits.of(stripes(120), 30, 30, true, 1);
    RunResult<Label> run = trainer(viewed).set("epochs", 2).workers(2).fit(splits);
    Evaluation alone = run.predictor().evaluate(splits.test());
    assertEquals(alone.loss(), run.test().loss(), 1e-5);
    assertEquals(alone.accuracy(), run.test().accuracy());
  }

  @Test
  void augmentationDoesWhatItIsFor() {
    // Mirror images make left and right one class to the eye: training then cannot tell them.
    Splits splits = Splits.of(stripes(240), 0, 60, true, 1);
    double plain = trainer(blueprint()).fit(splits).test().accuracy();
    Blueprint flips = blueprint(run -> new HorizontalFlip(0.5));
    double flipped = trainer(flips).fit(splits).test().accuracy();
    assertEquals(1, plain, 0.02);
    assertTrue(flipped > 0.5 && flipped < 0.85, "accuracy " + flipped);
  }

  @Test
  void numbersComeFromTheRun() {
    Blueprint mixup = blueprint(run -> new Mixup(run.number("mixup.alpha")));
    Settings off = trainer(mixup).set("mixup.alpha", 0).settings();
    assertEquals(1, mixup.augmentations(off).training(1).drawMix(0, 0));
    Blueprint scale = blueprint(run -> new Scale(run.number("scale.low"), 1.1));
    Trainer<Label> wrong = trainer(scale).set("scale.low", 1.2);
    SettingException refusal = assertThrows(SettingException.class, () -> wrong.fit(stripes(60)));
    assertEquals(
        "the augmentation of Stripes: low = 1.2 is above high = 1.1", refusal.getMessage());
  }

  @Test
  void mirrorImagesOfDigitsAreSuspicious() {
    Blueprint flips =
        HandTrainer.sketch("Net", SIDE * SIDE, 8, CLASSES)
            .classes(CLASSES)
            .flips("@HorizontalFlip")
            .build();
    Dataset named = stripes(9);
    Dataset digits = named.withClasses(List.of("6", "8", "9"));
    assertTrue(RunWarnings.flippedDigits(flips, named).isEmpty());
    assertTrue(RunWarnings.flippedDigits(blueprint(), digits).isEmpty());
    String text = RunWarnings.flippedDigits(flips, digits).orElseThrow();
    assertTrue(text.contains("@HorizontalFlip mirrors images"), text);
    assertTrue(text.contains("named [6, 8, 9]"), text);
    assertTrue(text.contains("on Net refuses it"), text);
  }

  @Test
  void intensitiesBeyondOneAreRefusedBeforeTraining() {
    Blueprint color = blueprint(run -> new ColorJitter(0.4, 0.4, 0, 0));
    float[][] rows = new float[30][SIDE * SIDE];
    rows[17][5] = 16;
    int[] labels = IntStream.range(0, 30).map(n -> n % CLASSES).toArray();
    Dataset data = InMemory.classification(rows, labels).withShape(SIDE, SIDE, 1);
    assertThrows(DataException.class, () -> trainer(color).fit(Splits.trainOnly(data)));
  }
}
