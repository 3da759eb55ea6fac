package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import dev.regimen.train.UsedWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What whole runs come to whose regime averages weights, against averages of the weights that runs
 * of the same regime without it end with after one epoch, two, and so on.
 */
@Tag("training")
class AveragedRunsTest {
  private static final int FEATURES = 5;
  private static final int TRAIN = 60;
  private static final int EPOCHS = 8;
  private static final double DECAY = 0.8;
  private static final String REGIME = "@Adam(learningRate = 0.03) @ConstantRate ";
  private static final String[] LAYERS = {
    "@Dense(6) @BatchNorm @Tanh @Dropout(0.2)", "@Dense(4) @BatchNorm @Relu", "@Dense(3)"
  };

  private static final Net PLAIN = net("Raw", "");
  private static final Net EMA = net("Moving", "@Ema(decay = 0.8)");
  private static final Net STOPPED =
      net("Stopped", "@Ema(decay = 0.8) @EarlyStopping(patience = 8)");
  private static final Net SWA = net("Equal", "@Swa(start = 3, every = 2)");
  private static final Net FROZEN =
      Net.of(
          "Standing",
          Zoo.classes(FEATURES, 3, REGIME + "@Swa(start = 3)"),
          "@Dense(6) @BatchNorm @Tanh @Frozen",
          "@Dense(4) @BatchNorm @Relu",
          "@Dense(3)");
  private static final Net ACCUMULATED = net("Accumulated", "@Swa(start = 1) @Accumulate(2)");
  private static final Compiled COMPILED =
      Compiled.inDouble(PLAIN, EMA, STOPPED, SWA, FROZEN, ACCUMULATED);

  private final float[][] samples = new float[TRAIN][];
  private final Splits splits;

  AveragedRunsTest() {
    Random random = new Random(3);
    Dataset train = data(random, samples);
    Dataset validation = data(random, new float[TRAIN / 2][]);
    splits = new Splits(train, validation, validation.select(new int[0]));
  }

  private static Net net(String name, String average) {
    return Net.of(name, Zoo.classes(FEATURES, 3, REGIME + average), LAYERS);
  }

  /** Three clouds that overlap, so that training too long helps nobody. */
  private static Dataset data(Random random, float[][] into) {
    int[] labels = new int[into.length];
    for (int i = 0; i < into.length; i++) {
      labels[i] = i % 3;
      into[i] = new float[FEATURES];
      for (int k = 0; k < FEATURES; k++) {
        into[i][k] = (float) (random.nextGaussian() + (k == labels[i] ? 2 : 0));
      }
    }
    return InMemory.classification(into, labels);
  }

  private RunResult<?> run(Net net, int epochs, int batch, int workers) {
    Trainer<?> trainer = COMPILED.trainer(net).set("epochs", epochs).set("batch", batch);
    return trainer.workers(workers).fit(splits);
  }

  private Map<String, double[]> used(Net net, int epochs, int batch, int workers) {
    return UsedWeights.of(run(net, epochs, batch, workers).predictor());
  }

  /** One batch an epoch, so that the weights behind every update are seen. */
  @Test
  void resultIsTheMovingAverageStatisticsIncluded() {
    for (int workers = 1; workers <= 3; workers++) {
      Map<String, double[]> average = initial(PLAIN);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        used(PLAIN, epoch, TRAIN, workers)
            .forEach(
                (name, w) -> {
                  double[] a = average.get(name);
                  Arrays.setAll(a, i -> DECAY * a[i] + (1 - DECAY) * w[i]);
                });
      }
      close(average, used(EMA, EPOCHS, TRAIN, workers), workers + " workers ");
    }
  }

  private static Map<String, double[]> initial(Net net) {
    Map<String, double[]> initial = new TreeMap<>();
    COMPILED
        .trainer(net)
        .initialWeights()
        .forEach((name, values) -> initial.put(name, values.ravel().toDoubleVector()));
    return initial;
  }

  private static void close(
      Map<String, double[]> expected, Map<String, double[]> actual, String where) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, a) -> Close.assertClose(a, actual.get(name), 1e-11, where + name));
  }

  @Test
  void trainingItselfKeepsItsBits() {
    double[] plain = run(PLAIN, EPOCHS, 20, 2).history().values(Metric.TRAIN_LOSS);
    for (Net net : List.of(EMA, SWA)) {
      assertArrayEquals(plain, run(net, EPOCHS, 20, 2).history().values(Metric.TRAIN_LOSS));
    }
  }

  @Test
  void everyEpochIsValidatedWithTheAverageAndFilesHoldIt(@TempDir Path folder) throws IOException {
    for (Net net : List.of(EMA, SWA)) {
      double[] measured = run(net, EPOCHS, 20, 2).history().values(Metric.VALIDATION_LOSS);
      double[] plain = run(PLAIN, EPOCHS, 20, 2).history().values(Metric.VALIDATION_LOSS);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        RunResult<?> result = run(net, epoch, 20, 2, Math.min(epoch, 3));
        Path file = folder.resolve(net.name() + epoch);
        result.save(file);
        double loss = COMPILED.trainer(PLAIN).load(file).evaluate(splits.validation()).loss();
        assertEquals(measured[epoch - 1], loss, 1e-10, net.name() + epoch);
        assertEquals(result.validation().loss(), loss, 1e-10, net.name() + epoch);
        boolean raw = net == SWA && epoch < 3;
        assertEquals(raw, plain[epoch - 1] == measured[epoch - 1], net.name() + epoch);
      }
    }
  }

  /** A run of so few epochs that no average would be due must be allowed to say so. */
  private RunResult<?> run(Net net, int epochs, int batch, int workers, int start) {
    Trainer<?> trainer = COMPILED.trainer(net).set("epochs", EPOCHS).set("batch", batch);
    if (start < 3 || epochs == 3) {
      trainer.listener(new StopAfter(epochs));
    } else {
      trainer.set("epochs", epochs);
    }
    return trainer.workers(workers).fit(splits);
  }

  /** Asks for the end of a run in the last step of an epoch, which still is completed. */
  private record StopAfter(int epoch) implements dev.regimen.train.Listener {
    @Override
    public void onStepEnd(dev.regimen.train.Run run) {
      if (run.epoch() == epoch && run.stepOfEpoch() == run.stepsPerEpoch()) {
        run.requestStop();
      }
    }
  }

  @Test
  void earlyStoppingPicksTheEpochWhoseAverageIsBest() {
    RunResult<?> stopped = run(STOPPED, 60, 20, 1);
    double[] losses = stopped.history().values(Metric.VALIDATION_LOSS);
    int best =
        1
            + IntStream.range(0, losses.length)
                .reduce((a, b) -> losses[b] < losses[a] ? b : a)
                .orElseThrow();
    assertEquals(best, stopped.bestEpoch());
    double[] raw = run(PLAIN, losses.length, 20, 1).history().values(Metric.VALIDATION_LOSS);
    int bestRaw =
        1 + IntStream.range(0, raw.length).reduce((a, b) -> raw[b] < raw[a] ? b : a).orElseThrow();
    assertNotEquals(bestRaw, best, "the test must tell the two apart");
    assertTrue(best < losses.length, "the last epoch would be taken anyway");
    used(EMA, best, 20, 1)
        .forEach(
            (name, w) -> assertArrayEquals(w, UsedWeights.of(stopped.predictor()).get(name), name));
  }

  @Test
  void resultIsTheEqualAverageWithStatisticsOfItsOwn() {
    for (int workers = 1; workers <= 3; workers++) {
      for (int batch : new int[] {TRAIN, 25}) {
        String where = workers + " workers, batch " + batch + " ";
        Map<String, double[]> used = used(SWA, EPOCHS, batch, workers);
        Map<String, double[]> average = new TreeMap<>();
        for (int epoch : new int[] {3, 5, 7}) {
          used(PLAIN, epoch, batch, workers)
              .forEach(
                  (name, w) -> {
                    double[] a = average.computeIfAbsent(name, x -> new double[w.length]);
                    Arrays.setAll(a, i -> a[i] + w[i] / 3);
                  });
        }
        Map<String, double[]> parameters = new TreeMap<>(used);
        parameters.keySet().removeIf(name -> name.contains("running"));
        average.keySet().retainAll(parameters.keySet());
        close(average, parameters, where);
        statistics(used, batch == TRAIN, where);
      }
    }
  }

  /** Batch norm's own statistics of what the first layer makes of the training split. */
  private void statistics(Map<String, double[]> used, boolean oneBatch, String where) {
    double[] weight = used.get("a.weight");
    int width = weight.length / FEATURES;
    double[] bias = used.getOrDefault("a.bias", new double[width]);
    double[] mean = new double[width];
    double[] variance = new double[width];
    for (int c = 0; c < width; c++) {
      double[] outputs = new double[TRAIN];
      for (int n = 0; n < TRAIN; n++) {
        outputs[n] = bias[c];
        for (int k = 0; k < FEATURES; k++) {
          outputs[n] += weight[c * FEATURES + k] * samples[n][k];
        }
      }
      double center = Arrays.stream(outputs).average().orElseThrow();
      mean[c] = center;
      variance[c] =
          Arrays.stream(outputs).map(x -> (x - center) * (x - center)).sum() / (TRAIN - 1);
    }
    Close.assertClose(mean, used.get("a_norm.running_mean"), 1e-10, where + "mean");
    if (oneBatch) {
      Close.assertClose(variance, used.get("a_norm.running_var"), 1e-10, where + "variance");
    }
  }

  /**
   * The clock of batches is not that of updates. Weights stand still at so small a rate, so that
   * the masks of the batches alone decide on the second layer's statistics.
   */
  @Test
  void statisticsAreOfTheSameBatchesHoweverManyMakeAnUpdate() {
    List<Map<String, double[]>> all = new ArrayList<>();
    for (int batches : new int[] {1, 2, 3}) {
      Trainer<?> trainer = COMPILED.trainer(ACCUMULATED).set("accumulate", batches);
      trainer.set("learningRate", 1e-30).set("epochs", 3).set("batch", 12);
      all.add(UsedWeights.of(trainer.fit(splits).predictor()));
    }
    for (String name : List.of("b_norm.running_mean", "b_norm.running_var")) {
      assertArrayEquals(all.get(0).get(name), all.get(1).get(name), name);
      assertArrayEquals(all.get(0).get(name), all.get(2).get(name), name);
    }
  }

  @Test
  void whatIsFrozenKeepsItsBits() {
    Map<String, double[]> initial = initial(FROZEN);
    Map<String, double[]> used = used(FROZEN, EPOCHS, 20, 2);
    used.forEach(
        (name, w) -> assertEquals(name.startsWith("a"), Arrays.equals(w, initial.get(name)), name));
  }

  @Test
  void aRunThatEndsBeforeThereIsAnythingToAverageIsRefused() {
    SettingException refused =
        assertThrows(
            SettingException.class, () -> COMPILED.trainer(SWA).set("epochs", 3).fit(splits));
    assertTrue(refused.getMessage().contains("swa.start"), refused.getMessage());
    assertThrows(SettingException.class, () -> COMPILED.trainer(EMA).set("ema.decay", 1));
  }
}
