package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics and threshold of a compiled regime: what is measured is what the predictor says. */
@Tag("training")
class ThresholdTest {
  private static final int SAMPLES = 400;
  private static final Net NET =
      Net.of(
          "Rare",
          Zoo.QUIET
              + "@Network(input = 2, classes = 2) @Train(epochs = 3, batch = 20) @Adam @Seed(1)"
              + " @Threshold(0.3) @EarlyStopping(monitor = Metric.VALIDATION_ROC_AUC, patience = 2)"
              + " @Metrics({Metric.VALIDATION_F1, Metric.VALIDATION_LOG_LOSS})",
          "@Dense(8) @Tanh",
          "@Dense(1)");
  private static final int[] LABELS = new int[SAMPLES];
  private static final float[][] FEATURES = features();
  private static Compiled compiled;

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    compiled = Compiled.of("float", List.of(NET));
  }

  /** The second class is rare, and overlaps with the first. */
  private static float[][] features() {
    Random random = new Random(4);
    float[][] features = new float[SAMPLES][2];
    for (int i = 0; i < SAMPLES; i++) {
      LABELS[i] = i % 5 == 0 ? 1 : 0;
      features[i][0] = (float) random.nextGaussian() + 2 * LABELS[i];
      features[i][1] = (float) random.nextGaussian();
    }
    return features;
  }

  @SuppressWarnings("unchecked") // a network of classes predicts labels
  private static Trainer<Label> trainer() {
    return (Trainer<Label>) compiled.trainer(NET).quiet();
  }

  private static RunResult<Label> run(Trainer<Label> trainer) {
    Dataset data = InMemory.classification(FEATURES, LABELS, List.of("usual", "rare"));
    int[] even = IntStream.range(0, SAMPLES / 2).map(i -> 2 * i).toArray();
    int[] odd = IntStream.of(even).map(i -> i + 1).toArray();
    Splits splits = new Splits(data.select(even), data.select(odd), data.select(new int[0]));
    return trainer.workers(2).fit(splits);
  }

  private static List<Label> predictions(Predictor<Label> predictor) {
    return IntStream.range(0, SAMPLES / 2)
        .mapToObj(i -> predictor.predict(FEATURES[2 * i + 1]))
        .toList();
  }

  private static int label(int row) {
    return LABELS[2 * row + 1];
  }

  private static void decisionsAreAbove(double threshold, RunResult<Label> run) {
    List<Label> predictions = predictions(run.predictor());
    int hits = 0;
    int taken = 0;
    int rare = 0;
    for (int row = 0; row < predictions.size(); row++) {
      Label predicted = predictions.get(row);
      boolean above = predicted.probabilities().get(1) > threshold;
      assertEquals(above ? "rare" : "usual", predicted.name());
      taken += above ? 1 : 0;
      rare += label(row);
      hits += above ? label(row) : 0;
    }
    assertTrue(hits > 0 && hits < taken, hits + " of " + taken);
    assertEquals((double) hits / taken, run.validation().precision(1), 1e-12);
    assertEquals((double) hits / rare, run.validation().recall(1), 1e-12);
  }

  @Test
  void whatIsMeasuredIsWhatIsPredicted() {
    RunResult<Label> run = run(trainer());
    decisionsAreAbove(0.3, run);
    List<Label> predictions = predictions(run.predictor());
    double right = 0;
    int pairs = 0;
    double loss = 0;
    for (int i = 0; i < predictions.size(); i++) {
      double p = predictions.get(i).probabilities().get(1);
      loss -= Math.log(label(i) == 1 ? p : 1 - p) / predictions.size();
      for (int j = 0; label(i) == 1 && j < predictions.size(); j++) {
        double other = predictions.get(j).probabilities().get(1);
        pairs += 1 - label(j);
        right += label(j) == 1 || p < other ? 0 : p > other ? 1 : 0.5;
      }
    }
    assertEquals(right / pairs, run.validation().value(Metric.VALIDATION_ROC_AUC), 5e-4);
    assertEquals(loss, run.validation().value(Metric.VALIDATION_LOG_LOSS), 1e-5);
    // The loss of one unit is the log loss.
    assertEquals(run.validation().loss(), loss, 1e-5);
    assertThrows(
        IllegalStateException.class, () -> run.validation().value(Metric.VALIDATION_PR_AUC));
  }

  @Test
  void aRunMaySetItAndTheFileKeepsIt() throws IOException {
    RunResult<Label> run = run(trainer().set("threshold", 0.15));
    decisionsAreAbove(0.15, run);
    Path file = folder.resolve("rare.safetensors");
    run.save(file);
    assertEquals(predictions(run.predictor()), predictions(trainer().load(file)));
    assertThrows(SettingException.class, () -> trainer().set("threshold", 1));
  }
}
