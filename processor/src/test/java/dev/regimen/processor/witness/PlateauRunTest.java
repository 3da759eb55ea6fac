package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Epoch;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole runs whose rate falls where a metric stands still, beside PyTorch's algorithm on the values
 * that the run's history holds.
 */
@Tag("training")
class PlateauRunTest {
  private static final String HEADER =
      Zoo.QUIET
          + "@Network(input = 3, classes = 2) @Train(epochs = 30, batch = 16)"
          + " @Sgd(learningRate = 0.4, momentum = 0.9) @Seed(3) @Split(validation = 20) ";
  private static final String[] LAYERS = {"@Dense(6) @Tanh", "@Dense(2)"};
  private static final Net LOSS =
      Net.of(
          "PlateauLoss",
          HEADER + "@Plateau(factor = 0.3, patience = 2, cooldown = 1, minimum = 0.003)",
          LAYERS);
  private static final Net ACCURACY =
      Net.of(
          "PlateauAccuracy",
          HEADER
              + "@Plateau(factor = 0.5, patience = 3, minDelta = 0.04,"
              + " monitor = Metric.TRAIN_ACCURACY) @Warmup(epochs = 1.5)",
          LAYERS);
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    compiled = Compiled.inDouble(LOSS, ACCURACY);
  }

  private static InMemoryData data() {
    Random random = new Random(1);
    float[][] features = new float[90][3];
    int[] labels = new int[90];
    for (int i = 0; i < features.length; i++) {
      labels[i] = i % 2;
      for (int j = 0; j < 3; j++) {
        features[i][j] = (float) (random.nextGaussian() + 0.7 * labels[i]);
      }
    }
    return new InMemoryData(features, labels);
  }

  private record InMemoryData(float[][] features, int[] labels) {}

  /** The rates of each epoch's updates, all of which must be the same behind a warm-up. */
  private static final class Rates implements Listener {
    private final List<List<Double>> epochs = new ArrayList<>();

    @Override
    public void onEpochStart(Run run) {
      epochs.add(new ArrayList<>());
    }

    @Override
    public void onStepEnd(Run run) {
      epochs.get(epochs.size() - 1).add(run.learningRate());
    }

    @Override
    public void onEpochEnd(Run run, Epoch epoch) {
      assertEquals(run.stepsPerEpoch(), epochs.get(epochs.size() - 1).size());
    }
  }

  /** torch.optim.lr_scheduler.ReduceLROnPlateau, whose patience is one less, in absolute mode. */
  private static double[] reductions(
      double[] values, boolean lower, int patience, int cooldown, double threshold) {
    double[] reductions = new double[values.length + 1];
    double best = lower ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    int bad = 0;
    int resting = 0;
    for (int epoch = 0; epoch < values.length; epoch++) {
      double current = values[epoch];
      if (lower ? current < best - threshold : current > best + threshold) {
        best = current;
        bad = 0;
      } else {
        bad++;
      }
      if (resting > 0) {
        resting--;
        bad = 0;
      }
      reductions[epoch + 1] = reductions[epoch];
      if (bad > patience - 1) {
        reductions[epoch + 1]++;
        resting = cooldown;
        bad = 0;
      }
    }
    return reductions;
  }

  private static Rates run(Net net, int workers, List<RunResult<?>> results) {
    Rates rates = new Rates();
    InMemoryData data = data();
    results.add(
        compiled
            .trainer(net)
            .workers(workers)
            .listener(rates)
            .fit(InMemory.classification(data.features(), data.labels())));
    return rates;
  }

  @Test
  void theRateFallsWhereTheLossStandsStill() {
    for (int workers = 1; workers <= 2; workers++) {
      List<RunResult<?>> results = new ArrayList<>();
      Rates rates = run(LOSS, workers, results);
      double[] losses = results.get(0).history().values(Metric.VALIDATION_LOSS);
      double[] reductions = reductions(losses, true, 2, 1, 0);
      assertTrue(reductions[29] >= 5, "the run is to come to its minimum");
      for (int epoch = 0; epoch < 30; epoch++) {
        double expected = Math.max(0.003, 0.4 * Math.pow(0.3, reductions[epoch]));
        for (double rate : rates.epochs.get(epoch)) {
          assertEquals(expected, rate, 1e-15, "epoch " + epoch);
        }
      }
    }
  }

  @Test
  void aMetricThatIsToRiseIsWatchedTheOtherWay() {
    List<RunResult<?>> results = new ArrayList<>();
    Rates rates = run(ACCURACY, 1, results);
    double[] values = results.get(0).history().values(Metric.TRAIN_ACCURACY);
    double[] reductions = reductions(values, false, 3, 0, 0.04);
    assertTrue(reductions[29] >= 2);
    int step = 0;
    for (int epoch = 0; epoch < 30; epoch++) {
      int updates = rates.epochs.get(epoch).size();
      for (double rate : rates.epochs.get(epoch)) {
        double warmup = 1.5 * updates;
        double expected =
            step < warmup
                ? 0.4 * Math.min(1, (step + 1) / warmup)
                : 0.4 * Math.pow(0.5, reductions[epoch]);
        assertEquals(expected, rate, 1e-12, "step " + step);
        step++;
      }
    }
  }

  @Test
  void aMetricOfValidationNeedsASplit() {
    InMemoryData data = data();
    Splits none = Splits.trainOnly(InMemory.classification(data.features(), data.labels()));
    DataException refused =
        assertThrows(DataException.class, () -> compiled.trainer(LOSS).fit(none));
    String text = refused.getMessage();
    assertTrue(text.contains("the plateau watches VALIDATION_LOSS"), text);
    assertTrue(text.contains("split.validation"), text);
  }

  @Test
  void whatItKnowsIsAmongTheStatesOfTheRun() {
    try (StepBench bench = StepBench.of(compiled.trainer(LOSS), 4, 1, 5)) {
      List<String> states = bench.states();
      assertTrue(states.contains("number/plateau.best"), states.toString());
      assertTrue(states.contains("count/plateau.waited"), states.toString());
      assertTrue(states.contains("count/plateau.cooldown"), states.toString());
      assertTrue(states.contains("count/plateau.reductions"), states.toString());
    }
  }
}
