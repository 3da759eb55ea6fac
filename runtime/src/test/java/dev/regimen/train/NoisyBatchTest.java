package dev.regimen.train;

import static dev.regimen.train.Stripes.CLASSES;
import static dev.regimen.train.Stripes.SIDE;
import static dev.regimen.train.Stripes.blueprint;
import static dev.regimen.train.Stripes.stripes;
import static dev.regimen.train.Stripes.trainer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Augmentation;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.Image;
import dev.regimen.data.augment.InputNoise;
import dev.regimen.data.augment.LabelNoise;
import dev.regimen.data.augment.Mixup;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Noise on labels and on features: how often, how much, and by what it is decided. */
@Tag("training")
class NoisyBatchTest {
  private static final int ROWS = 30;

  private record Batch(float[] features, float[] targets) {
    int label(int row) {
      int label = 0;
      while (targets[row * CLASSES + label] != 1) {
        label++;
      }
      return label;
    }
  }

  /** All samples, in another order in each epoch, by so many workers. */
  private static Batch batch(
      Blueprint blueprint, int workers, long epoch, long seed, boolean train) {
    Dataset data = stripes(ROWS);
    int[] order = order(epoch);
    BatchLoader.Source source =
        new BatchLoader.Source(data, Preprocessing.fit(data, true, false), order);
    Settings settings = trainer(blueprint).settings();
    Memory memory = Memory.training(blueprint, settings, ROWS, 1);
    for (int worker = workers - 1; worker >= 0; worker--) {
      Augmentations plan = blueprint.augmentations(settings).fitted(data);
      Augmenter augmenter = train ? plan.training(seed) : plan.evaluation(seed);
      int from = worker * ROWS / workers;
      new BatchLoader(memory, augmenter)
          .feed(source, 0, ROWS, from, (worker + 1) * ROWS / workers, train ? epoch : 0);
    }
    float[] features = new float[ROWS * SIDE * SIDE];
    float[] targets = new float[ROWS * CLASSES];
    memory.input().read(0, features, features.length);
    memory.target().read(0, targets, targets.length);
    return new Batch(features, targets);
  }

  private static int[] order(long epoch) {
    return IntStream.range(0, ROWS).map(i -> (int) ((i * 7 + 3 + epoch) % ROWS)).toArray();
  }

  private static Blueprint labels(double probability, boolean fixed) {
    return blueprint(run -> new LabelNoise(probability, fixed));
  }

  /** The class of each sample, whatever its row. */
  private static int[] seen(Blueprint blueprint, int workers, long epoch, long seed) {
    Batch batch = batch(blueprint, workers, epoch, seed, true);
    int[] order = order(epoch);
    int[] seen = new int[ROWS];
    IntStream.range(0, ROWS).forEach(row -> seen[order[row]] = batch.label(row));
    return seen;
  }

  private static int[] own() {
    return IntStream.range(0, ROWS).map(stripes(ROWS)::label).toArray();
  }

  /** p of the labels are drawn, and those evenly: (1 − p) + p/C keep theirs, others get p/C. */
  @Test
  void labelsAreDrawnEvenlyAndAnewInEveryEpoch() {
    int epochs = 600;
    double p = 0.4;
    int kept = 0;
    int[] others = new int[CLASSES];
    int[] own = own();
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] seen = seen(labels(p, false), 1, epoch, 5);
      for (int sample = 0; sample < ROWS; sample++) {
        if (seen[sample] == own[sample]) {
          kept++;
        } else {
          others[(seen[sample] - own[sample] + CLASSES) % CLASSES]++;
        }
      }
    }
    double draws = epochs * (double) ROWS;
    double share = p / CLASSES;
    assertEquals(1 - p + share, kept / draws, 4 * Math.sqrt(0.25 / draws));
    for (int step = 1; step < CLASSES; step++) {
      assertEquals(share, others[step] / draws, 4 * Math.sqrt(share / draws), "by " + step);
    }
  }

  /** With all of them drawn, a run of fixed labels is the randomization test. */
  @Test
  void fixedLabelsStayInAllEpochs() {
    Blueprint random = labels(1, true);
    int[] first = seen(random, 1, 0, 5);
    for (int epoch = 1; epoch < 5; epoch++) {
      assertArrayEquals(first, seen(random, 1, epoch, 5));
    }
    assertFalse(Arrays.equals(first, own()));
    assertFalse(Arrays.equals(first, seen(random, 1, 0, 6)), "another seed");
    assertFalse(
        Arrays.equals(seen(labels(0.5, false), 1, 0, 5), seen(labels(0.5, false), 1, 1, 5)));
  }

  @Test
  void whatIsDrawnDoesNotDependOnTheWorkers() {
    Blueprint noisy = blueprint(run -> new InputNoise(0.3), run -> new LabelNoise(0.5, false));
    Batch alone = batch(noisy, 1, 3, 5, true);
    for (int workers = 2; workers <= 4; workers++) {
      Batch together = batch(noisy, workers, 3, 5, true);
      assertArrayEquals(alone.features(), together.features());
      assertArrayEquals(alone.targets(), together.targets());
    }
    Batch plain = batch(blueprint(), 1, 3, 5, true);
    assertFalse(Arrays.equals(plain.features(), alone.features()));
    assertFalse(Arrays.equals(plain.targets(), alone.targets()));
    Batch labels = batch(labels(0.5, false), 1, 3, 5, true);
    assertArrayEquals(alone.targets(), labels.targets(), "noise on features changes no label");
    assertArrayEquals(plain.features(), labels.features(), "noise on labels changes no feature");
  }

  @Test
  void evaluationSeesTheDataAsItIs() {
    Blueprint noisy = blueprint(run -> new InputNoise(0.3), run -> new LabelNoise(1, true));
    Batch plain = batch(blueprint(), 1, 0, 5, false);
    Batch seen = batch(noisy, 1, 0, 5, false);
    assertArrayEquals(plain.features(), seen.features());
    assertArrayEquals(plain.targets(), seen.targets());
  }

  /** Both samples of a mixture bring the labels that they have in this epoch. */
  @Test
  void mixturesAreOfTheLabelsDrawn() {
    Blueprint mixed = blueprint(run -> new LabelNoise(0.7, false), run -> new Mixup(1));
    for (int epoch = 0; epoch < 10; epoch++) {
      Batch drawn = batch(labels(0.7, false), 1, epoch, 5, true);
      Batch batch = batch(mixed, 2, epoch, 5, true);
      double share = Double.NaN;
      for (int row = 0; row < ROWS; row++) {
        int own = drawn.label(row);
        int next = drawn.label((row + 1) % ROWS);
        float mass = batch.targets()[row * CLASSES + own];
        if (own == next) {
          assertEquals(1, mass, 1e-6);
          continue;
        }
        share = Double.isNaN(share) ? mass : share;
        assertEquals(share, mass, 1e-6);
        assertEquals(1 - share, batch.targets()[row * CLASSES + next], 1e-6);
      }
    }
  }

  /** N(0, σ²) for samples of any shape, other numbers in each epoch and for each sample. */
  @Test
  void noiseOnFeaturesHasItsMeanAndDeviation() {
    List<Augmentation> noise = List.of(new InputNoise(0.5));
    Augmenter augmenter = Augmentations.of(noise, 13).training(2);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    int count = 0;
    float[] before = new float[13];
    for (int epoch = 0; epoch < 50; epoch++) {
      for (int sample = 0; sample < 100; sample++) {
        Image image = augmenter.image();
        Arrays.fill(image.pixels(), 2);
        augmenter.show(image, Preprocessing.none(), epoch, sample);
        assertFalse(Arrays.equals(before, image.pixels()));
        before = image.pixels().clone();
        for (float x : before) {
          double e = (x - 2) / 0.5;
          sum += e;
          squares += e * e;
          fourth += e * e * e * e;
          count++;
        }
      }
    }
    assertEquals(0, sum / count, 4 / Math.sqrt(count));
    assertEquals(1, squares / count, 4 * Math.sqrt(2.0 / count));
    assertEquals(3, fourth / count, 4 * Math.sqrt(96.0 / count));
  }

  /** σ has the unit of what the network sees: it is the same whatever the features' own scale. */
  @Test
  void noiseComesBehindStandardization() {
    Batch plain = batch(blueprint(), 1, 1, 5, true);
    Batch noisy = batch(blueprint(run -> new InputNoise(0.3)), 1, 1, 5, true);
    double squares = 0;
    for (int i = 0; i < plain.features().length; i++) {
      squares += Math.pow(noisy.features()[i] - plain.features()[i], 2);
    }
    assertTrue(Math.abs(Math.sqrt(squares / plain.features().length) / 0.3 - 1) < 0.1);
  }
}
