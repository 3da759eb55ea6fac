package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.MonteCarloRuns.CLASSES;
import static dev.regimen.processor.witness.MonteCarloRuns.FLOATS;
import static dev.regimen.processor.witness.MonteCarloRuns.PLAIN;
import static dev.regimen.processor.witness.MonteCarloRuns.classes;
import static dev.regimen.processor.witness.MonteCarloRuns.points;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Estimate;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What predictors say of many samples, of files and of networks that draw nothing. */
@Tag("training")
class MonteCarloPredictorTest {
  @TempDir Path folder;

  /** To the last bits of the matrix library: another mask would change the first. */
  @Test
  void aSampleAloneSaysWhatItSaysAmongMany() {
    Predictor<Label> predictor = classes(1).predictor();
    float[][] samples = points(600, 3, 2);
    List<Label> together = predictor.predict(samples);
    for (int i = 0; i < samples.length; i += 7) {
      Label alone = predictor.predict(samples[i]);
      for (int c = 0; c < 3; c++) {
        assertEquals(alone.deviations().get(c), together.get(i).deviations().get(c), 1e-6);
        assertEquals(alone.probabilities().get(c), together.get(i).probabilities().get(c), 1e-6);
      }
    }
    assertEquals(together, predictor.predict(samples));
  }

  /** What validation measured in the run, by two workers, is what the predictor says of it. */
  @Test
  void evaluationMeasuresWhatIsPredicted() {
    float[][] points = points(301, 3, 1);
    int[] labels = Stream.of(points).mapToInt(MonteCarloRuns::label).toArray();
    RunResult<Label> run = classes(2);
    List<Label> predicted = run.predictor().predict(points);
    long right =
        IntStream.range(0, points.length)
            .filter(i -> predicted.get(i).index() == labels[i])
            .count();
    double accuracy = run.predictor().evaluate(InMemory.classification(points, labels)).accuracy();
    assertEquals((double) right / points.length, accuracy, 1e-12);
    assertTrue(accuracy > 0.6 && accuracy < 1, "some are right, some wrong: " + accuracy);
  }

  @Test
  void aSavedModelDrawsTheSame() throws IOException {
    RunResult<Label> run = classes(1);
    Path file = folder.resolve("classes.safetensors");
    run.save(file);
    float[][] samples = points(40, 3, 2);
    List<Label> before = run.predictor().predict(samples);
    assertEquals(before, FLOATS.trainer(CLASSES).load(file).predict(samples));
    assertNotEquals(0, before.get(0).deviation());
  }

  @Test
  void withoutItThereIsNoDeviation() {
    float[][] points = points(40, 1, 1);
    RunResult<?> run =
        FLOATS
            .trainer(PLAIN)
            .set("epochs", 1)
            .fit(Splits.trainOnly(InMemory.regression(points, points)));
    Estimate estimate = (Estimate) run.predictor().predict(0.5f);
    assertEquals(List.of(), estimate.deviations());
    assertThrows(IllegalStateException.class, estimate::deviation);
    assertEquals(estimate, run.predictor().predict(0.5f));
  }
}
