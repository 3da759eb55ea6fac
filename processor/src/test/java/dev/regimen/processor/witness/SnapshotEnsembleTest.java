package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.InMemory;
import dev.regimen.data.Shuffle;
import dev.regimen.data.Splits;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Predictor;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Snapshots of one run beside the same run by hand: a linear regression by minibatches, 11 samples
 * in batches of 3, which are 4 updates an epoch and 12 in the run, by cycles that end with epochs
 * or within one.
 */
@Tag("training")
class SnapshotEnsembleTest {
  private static final int SAMPLES = 11;
  private static final int BATCH = 3;
  private static final int UPDATES = 12;
  private static final double BASE = 0.1;

  private static final Net LINE =
      Net.of(
          "Line",
          Zoo.QUIET
              + "@Network(input = 2, outputs = 1) @Train(epochs = 3, batch = 3) @Seed(4)"
              + " @Sgd(learningRate = 0.1) @SnapshotEnsemble(cycles = 3)",
          "@Dense(1)");
  private static final Net CLASSES =
      Net.of(
          "Classes",
          Zoo.QUIET
              + "@Network(input = 2, classes = 3) @Train(epochs = 5, batch = 4) @Seed(4)"
              + " @Adam(learningRate = 0.02) @SnapshotEnsemble(cycles = 2) @Split(validation = 5,"
              + " test = 7)",
          "@Dense(6) @BatchNorm @Relu @Dropout(0.2)",
          "@Dense(3)");

  private static Compiled compiled;
  private static float[][] points;
  private static float[] targets;

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    compiled = Compiled.of("double", List.of(LINE, CLASSES));
    Random random = new Random(5);
    points = new float[60][2];
    targets = new float[60];
    for (int i = 0; i < points.length; i++) {
      points[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
      targets[i] = points[i][0] - 2 * points[i][1] + (float) random.nextGaussian();
    }
  }

  private static Splits line() {
    return Splits.trainOnly(
        InMemory.regression(Arrays.copyOf(points, SAMPLES), Arrays.copyOf(targets, SAMPLES)));
  }

  @SuppressWarnings("unchecked")
  private static RunResult<Label> classes(Trainer<?> trainer, int workers) {
    int[] labels = new int[points.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = points[i][0] > 0.4 ? 0 : points[i][1] > 0 ? 1 : 2;
    }
    return (RunResult<Label>) trainer.workers(workers).fit(InMemory.classification(points, labels));
  }

  /** The rate of Huang et al., by the number of the update from 1. */
  private static double rate(int t, int run, int cycles) {
    int cycle = (run + cycles - 1) / cycles;
    return BASE / 2 * (Math.cos(Math.PI * ((t - 1) % cycle) / cycle) + 1);
  }

  /** w₁, w₂ and b behind each update of plain gradient descent at those rates. */
  private static List<double[]> byHand(Trainer<?> trainer, int cycles) {
    Map<String, INDArray> begin = trainer.initialWeights();
    double[] w = {
      begin.get("a.weight").getDouble(0),
      begin.get("a.weight").getDouble(1),
      begin.get("a.bias").getDouble(0)
    };
    List<double[]> trace = new ArrayList<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] order = new Shuffle(4).order(epoch, SAMPLES);
      for (int at = 0; at < SAMPLES; at += BATCH) {
        int rows = Math.min(BATCH, SAMPLES - at);
        double[] gradient = new double[3];
        for (int r = at; r < at + rows; r++) {
          float[] x = points[order[r]];
          double error = w[0] * x[0] + w[1] * x[1] + w[2] - targets[order[r]];
          gradient[0] += 2 * error * x[0] / rows;
          gradient[1] += 2 * error * x[1] / rows;
          gradient[2] += 2 * error / rows;
        }
        for (int i = 0; i < 3; i++) {
          w[i] -= rate(trace.size() + 1, UPDATES, cycles) * gradient[i];
        }
        trace.add(w.clone());
      }
    }
    return trace;
  }

  private static void assertWeights(double[] expected, Map<String, INDArray> actual) {
    INDArray weight = actual.get("a.weight");
    double[] values = {weight.getDouble(0), weight.getDouble(1), actual.get("a.bias").getDouble(0)};
    assertArrayEquals(expected, values, 1e-12);
  }

  /** Cycles of 4 updates end with epochs, those of 6 within one. */
  @Test
  void membersAreTheWeightsAtTheEndsOfCycles() {
    check(3, 4, 8, 12);
    check(2, 6, 12);
    for (int workers = 1; workers <= 2; workers++) {
      Trainer<?> trainer = compiled.trainer(LINE).workers(workers);
      List<double[]> trace = byHand(trainer, 3);
      assertWeights(trace.get(3), trainer.fit(line()).members().get(0).parameters());
    }
  }

  private static void check(int cycles, int... ends) {
    Trainer<?> trainer = compiled.trainer(LINE).set("snapshotEnsemble.cycles", (long) cycles);
    List<double[]> trace = byHand(trainer, cycles);
    List<Double> rates = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            rates.add(run.learningRate());
          }
        };
    RunResult<?> run = trainer.workers(1).listener(listener).fit(line());
    for (int t = 1; t <= UPDATES; t++) {
      assertEquals(rate(t, UPDATES, cycles), rates.get(t - 1), 1e-14, "update " + t);
    }
    assertEquals(ends.length, run.members().size());
    for (int k = 0; k < ends.length; k++) {
      assertWeights(trace.get(ends[k] - 1), run.members().get(k).parameters());
    }
  }

  @Test
  void theLastCycleEndsWithTheRun() {
    List<Double> rates = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            rates.add(run.learningRate());
          }
        };
    Trainer<?> trainer = compiled.trainer(LINE).set("epochs", 5L).set("snapshotEnsemble.cycles", 3);
    RunResult<?> run = trainer.workers(1).listener(listener).fit(line());
    assertEquals(3, run.members().size());
    for (int t = 1; t <= 20; t++) {
      assertEquals(rate(t, 20, 3), rates.get(t - 1), 1e-14, "update " + t);
    }
    assertEquals(rates.get(0), rates.get(7), 0);
    assertEquals(rates.get(0), rates.get(14), 0);
  }

  /** The same seed gives the same bits, whose predictions are the mean of the members'. */
  @Test
  void predictionsAreTheMeanOfTheMembersWithTheirDeviation() {
    RunResult<Label> run = classes(compiled.trainer(CLASSES), 1);
    RunResult<Label> again = classes(compiled.trainer(CLASSES), 1);
    assertEquals(2, run.members().size());
    assertEquals(run.parameters(), again.parameters());
    double loss = 0;
    int apart = 0;
    for (RunResult<Label> member : run.members()) {
      loss += member.test().loss() / 2;
      assertEquals(run.history().size(), member.history().size());
      assertEquals(List.of(member), member.members());
    }
    assertEquals(loss, run.test().loss(), 1e-9);
    for (float[] point : points) {
      Label together = run.predictor().predict(point);
      for (int c = 0; c < 3; c++) {
        int of = c;
        double[] each =
            run.members().stream()
                .mapToDouble(m -> m.predictor().predict(point).probabilities().get(of))
                .toArray();
        double mean = DoubleStream.of(each).average().orElseThrow();
        assertEquals(mean, together.probabilities().get(c), 1e-7);
        assertEquals(Math.abs(each[0] - each[1]) / 2, together.deviations().get(c), 1e-7);
        apart += Math.abs(each[0] - each[1]) > 1e-3 ? 1 : 0;
      }
    }
    assertTrue(apart > 50, "members hardly differ");
    double last = run.history().values(Metric.VALIDATION_LOSS)[4];
    assertEquals(last, run.members().get(1).validation().loss(), 1e-9);
  }

  @Test
  void oneFileHoldsAllSnapshots() throws IOException {
    RunResult<Label> run = classes(compiled.trainer(CLASSES), 2);
    Path file = folder.resolve("snapshots.safetensors");
    run.save(file);
    @SuppressWarnings("unchecked")
    Predictor<Label> read = (Predictor<Label>) compiled.trainer(CLASSES).load(file);
    for (float[] point : points) {
      assertEquals(run.predictor().predict(point), read.predict(point));
    }
  }

  @Test
  void aRunThatIsStoppedEndsWithTheMembersThatItHas() {
    assertEquals(1, stopped(4).members().size());
    RunResult<?> early = stopped(3);
    assertEquals(List.of(early), early.members());
    assertWeights(byHand(compiled.trainer(LINE), 3).get(2), early.parameters());
  }

  private static RunResult<?> stopped(int update) {
    Listener stopper =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            if (run.step() == update) {
              run.requestStop();
            }
          }
        };
    RunResult<?> run = compiled.trainer(LINE).workers(1).listener(stopper).fit(line());
    assertEquals(StopReason.REQUESTED, run.stopReason());
    return run;
  }

  @Test
  void aRunIsHeldToAsManyEpochsAsCycles() {
    String said =
        assertThrows(
                SettingException.class, () -> compiled.trainer(LINE).set("epochs", 2L).fit(line()))
            .getMessage();
    assertTrue(said.contains("snapshotEnsemble.cycles"), said);
    String summary = compiled.trainer(LINE).summary();
    assertTrue(summary.replaceAll("\\s+", " ").contains("predict together"), summary);
  }
}
