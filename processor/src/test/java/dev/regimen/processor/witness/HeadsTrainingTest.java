package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.train.Evaluation;
import dev.regimen.train.IncompatibleModelException;
import dev.regimen.train.NonFiniteLossException;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.TaskRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of networks of two tasks: metrics worked out by hand from predictions, files. */
@Tag("training")
class HeadsTrainingTest {
  private static final List<String> CLASSES = List.of("left", "middle", "right");
  private static final int TRAIN = 150;
  private static final int VALIDATION = 71;
  private static final double DIGIT = Heads.DIGIT;
  private static final double SLANT = Heads.SLANT;
  private static final Compiled COMPILED =
      Compiled.inDouble(List.of(Heads.plain(), Heads.some(), Heads.two(), Heads.gaps()));

  /** Samples whose class and whose two numbers follow from their features. */
  private record Samples(float[][] features, int[] labels, float[][] slants) {
    static Samples random(int count, long seed, boolean gaps) {
      Random random = new Random(seed);
      float[][] features = new float[count][5];
      int[] labels = new int[count];
      float[][] slants = new float[count][];
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < 5; j++) {
          features[i][j] = (float) random.nextGaussian();
        }
        float[] x = features[i];
        labels[i] = x[0] > 0.5 ? 2 : x[0] > -0.5 ? 1 : 0;
        slants[i] = new float[] {3 * x[1] - x[0], x[2] * x[0]};
        if (gaps && random.nextInt(3) == 0) {
          labels[i] = Dataset.MISSING;
        }
        if (gaps && random.nextInt(3) == 0) {
          slants[i] = new float[] {Float.NaN, Float.NaN};
        }
      }
      return new Samples(features, labels, slants);
    }

    /** What the data begins with is looked at by nobody: both tasks are found by their names. */
    Dataset data() {
      return InMemory.regression(features, new float[features.length])
          .withTask("slant", slants)
          .withTask("digit", labels, CLASSES);
    }
  }

  private static final Samples LEARNED = Samples.random(TRAIN, 1, false);
  private static final Samples MEASURED = Samples.random(VALIDATION, 2, false);
  private static final Samples LEARNED_GAPS = Samples.random(TRAIN, 3, true);
  private static final Samples MEASURED_GAPS = Samples.random(VALIDATION, 4, true);

  private static RunResult<?> run(NetworkModel model, int workers, int epochs) {
    boolean gaps = model.main().partial();
    Samples learned = gaps ? LEARNED_GAPS : LEARNED;
    Samples measured = gaps ? MEASURED_GAPS : MEASURED;
    return COMPILED
        .trainer(model.network())
        .workers(workers)
        .set("epochs", epochs)
        .set("batch", 33)
        .fit(new Splits(learned.data(), measured.data(), measured.data()));
  }

  @Test
  void everyTaskIsLearned() {
    for (NetworkModel model : List.of(Heads.two(), Heads.gaps())) {
      RunResult<?> result = run(model, 2, 150);
      assertTrue(result.test().task("digit").accuracy() > 0.8, model.network());
      assertTrue(result.test().task("slant").r2() > 0.6, model.network());
    }
  }

  @Test
  void metricsAreThoseOfThePredictions() {
    for (int workers = 1; workers <= 3; workers++) {
      check(run(Heads.two(), workers, 3), MEASURED);
      check(run(Heads.gaps(), workers, 3), MEASURED_GAPS);
    }
  }

  private static void check(RunResult<?> result, Samples samples) {
    Predictor<?> predictor = result.predictor();
    check(result.test(), predictor, samples);
    check(result.validation(), predictor, samples);
    check(predictor.evaluate(samples.data()), predictor, samples);
  }

  private static void check(Evaluation evaluation, Predictor<?> predictor, Samples samples) {
    double digit = digits(evaluation.task("digit"), predictor, samples);
    double slant = slants(evaluation.task("slant"), predictor, samples);
    assertEquals(DIGIT * digit + SLANT * slant, evaluation.loss(), 1e-5);
    assertEquals(evaluation.task("digit").accuracy(), evaluation.accuracy());
    assertEquals(evaluation.task("digit").macroF1(), evaluation.macroF1());
    assertEquals(samples.features().length, evaluation.size());
  }

  private static double digits(Evaluation evaluation, Predictor<?> predictor, Samples samples) {
    float[][] rows = TaskRows.of(predictor, "digit", samples.features());
    int known = 0;
    int right = 0;
    double loss = 0;
    int[][] confusion = new int[3][3];
    for (int i = 0; i < rows.length; i++) {
      int label = samples.labels()[i];
      if (label == Dataset.MISSING) {
        continue;
      }
      int best = rows[i][0] >= rows[i][1] ? 0 : 1;
      best = rows[i][2] > rows[i][best] ? 2 : best;
      known++;
      right += best == label ? 1 : 0;
      loss -= Math.log(rows[i][label]);
      confusion[label][best]++;
    }
    assertEquals(known, evaluation.size());
    assertEquals((double) right / known, evaluation.accuracy(), 1e-12);
    assertEquals(loss / known, evaluation.loss(), 1e-5);
    for (int truth = 0; truth < 3; truth++) {
      for (int predicted = 0; predicted < 3; predicted++) {
        assertEquals(confusion[truth][predicted], evaluation.confusion().count(truth, predicted));
      }
    }
    return loss / known;
  }

  private static double slants(Evaluation evaluation, Predictor<?> predictor, Samples samples) {
    float[][] rows = TaskRows.of(predictor, "slant", samples.features());
    int known = 0;
    double squares = 0;
    double distances = 0;
    for (int i = 0; i < rows.length; i++) {
      if (Float.isNaN(samples.slants()[i][0])) {
        continue;
      }
      known++;
      for (int j = 0; j < 2; j++) {
        double error = rows[i][j] - samples.slants()[i][j];
        squares += error * error;
        distances += Math.abs(error);
      }
    }
    assertEquals(known, evaluation.size());
    assertEquals(Math.sqrt(squares / (2 * known)), evaluation.rmse(), 1e-5);
    assertEquals(distances / (2 * known), evaluation.mae(), 1e-5);
    assertEquals(squares / (2 * known), evaluation.loss(), 1e-5);
    assertThrows(IllegalStateException.class, evaluation::accuracy);
    return squares / (2 * known);
  }

  @Test
  void historyKeepsEveryTask() {
    RunResult<?> result = run(Heads.gaps(), 2, 2);
    for (var epoch : result.history().epochs()) {
      Evaluation train = epoch.train();
      assertEquals(
          DIGIT * train.task("digit").loss() + SLANT * train.task("slant").loss(),
          train.loss(),
          1e-12);
      assertTrue(epoch.validation().orElseThrow().task("slant").rmse() > 0);
    }
    double[] losses = result.history().values("slant", Metric.VALIDATION_LOSS);
    assertEquals(2, losses.length);
    assertEquals(result.validation().task("slant").loss(), losses[1]);
    assertEquals(result.validation().loss(), result.history().values(Metric.VALIDATION_LOSS)[1]);
    assertThrows(IllegalArgumentException.class, () -> result.test().task("age"));
  }

  @Test
  void filesKeepEveryTask(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("heads.safetensors");
    RunResult<?> result = run(Heads.gaps(), 1, 2);
    result.save(file);
    Predictor<?> loaded = COMPILED.trainer("Gaps").load(file);
    for (String task : List.of("digit", "slant")) {
      float[][] before = TaskRows.of(result.predictor(), task, MEASURED.features());
      float[][] after = TaskRows.of(loaded, task, MEASURED.features());
      for (int i = 0; i < before.length; i++) {
        assertArrayEquals(before[i], after[i]);
      }
      assertNotEquals(before[0][0], before[1][0]);
    }
    check(loaded.evaluate(MEASURED_GAPS.data()), loaded, MEASURED_GAPS);
    assertEquals(CLASSES, loaded.classes());
    IncompatibleModelException refused =
        assertThrows(IncompatibleModelException.class, () -> COMPILED.trainer("Plain").load(file));
    assertTrue(refused.getMessage().contains("digit"), refused.getMessage());
  }

  @Test
  void aTaskWithoutTargetsIsRefused() {
    Dataset data = InMemory.classification(LEARNED.features(), LEARNED.labels(), CLASSES);
    DataException refused =
        assertThrows(DataException.class, () -> COMPILED.trainer("Two").fit(data));
    assertTrue(
        refused.getMessage().contains("no targets for the task slant"), refused.getMessage());
    Dataset wrong = data.withTask("slant", LEARNED.labels(), CLASSES);
    DataException kind =
        assertThrows(DataException.class, () -> COMPILED.trainer("Two").fit(wrong));
    assertTrue(kind.getMessage().contains("the task slant of Two"), kind.getMessage());
  }

  /** One task that samples may lack the class of: all is over those that have one. */
  @Test
  void oneTaskMayHaveGaps() {
    Dataset data =
        InMemory.regression(LEARNED_GAPS.features(), new float[TRAIN])
            .withTask("target", LEARNED_GAPS.labels(), CLASSES);
    RunResult<?> result =
        COMPILED
            .trainer("Some")
            .workers(2)
            .set("epochs", 3)
            .set("batch", 33)
            .fit(new Splits(data, data, data));
    float[][] rows = TaskRows.of(result.predictor(), "target", LEARNED_GAPS.features());
    double sum = 0;
    int known = 0;
    for (int i = 0; i < TRAIN; i++) {
      if (LEARNED_GAPS.labels()[i] != Dataset.MISSING) {
        known++;
        sum -= Math.log(rows[i][LEARNED_GAPS.labels()[i]]);
      }
    }
    assertEquals(sum / known, result.test().loss(), 1e-5);
    assertEquals(known, result.test().size());
  }

  /** The trace of a run that diverges goes through all heads. */
  @Test
  void divergenceIsExplained() {
    NonFiniteLossException diverged =
        assertThrows(
            NonFiniteLossException.class,
            () ->
                COMPILED
                    .trainer("Gaps")
                    .set("learningRate", 1e200)
                    .set("epochs", 3)
                    .fit(Splits.trainOnly(LEARNED_GAPS.data())));
    assertTrue(diverged.getMessage().contains("Gaps"), diverged.getMessage());
  }

  /** What the data was made with serves the main task where nothing else has its name. */
  @Test
  void theFirstTargetsAreTheMainTasks() {
    Dataset data =
        InMemory.classification(LEARNED.features(), LEARNED.labels(), CLASSES)
            .withTask("slant", LEARNED.slants());
    Dataset named = LEARNED.data();
    double loss =
        COMPILED
            .trainer("Two")
            .set("epochs", 2)
            .fit(Splits.trainOnly(data))
            .history()
            .epochs()
            .get(1)
            .train()
            .loss();
    double same =
        COMPILED
            .trainer("Two")
            .set("epochs", 2)
            .fit(Splits.trainOnly(named))
            .history()
            .epochs()
            .get(1)
            .train()
            .loss();
    assertEquals(loss, same);
  }
}
