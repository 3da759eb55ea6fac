package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs whose batch grows where the rate would fall, on 50 samples, which few batches divide. */
@Tag("training")
class GrowingBatchTest {
  private static final int SAMPLES = 50;
  private static final double BASE = 0.02;
  private static final String HEADER =
      Zoo.QUIET
          + "@Network(input = 3, outputs = 1) @Train(epochs = 6, batch = 4) @Seed(1)"
          + " @Sgd(learningRate = 0.02) ";
  private static final Net HALVES =
      net("Halves", "@GrowingBatch(milestones = {1, 3}, factor = 0.5)");
  private static final Net DECAYS = net("Decays", "@MultiStep(milestones = {1, 3}, factor = 0.5)");
  private static final Net CAPPED =
      net(
          "Capped",
          "@GrowingBatch(milestones = {1, 2, 4}, factor = 0.3, maximum = 30) @Accumulate(2)"
              + " @Warmup(epochs = 0.5)");
  private static final Net AVERAGED =
      Net.of(
          "Averaged",
          HEADER + "@GrowingBatch(milestones = {2, 4}, factor = 0.4) @Swa(start = 4, every = 1)",
          "@Dense(5) @BatchNorm @Relu",
          "@Dense(1)");
  private static Compiled compiled;

  private static Net net(String name, String regime) {
    return Net.of(name, HEADER + regime, "@Dense(1)");
  }

  @BeforeAll
  static void compile() {
    compiled = Compiled.inDouble(HALVES, DECAYS, CAPPED, AVERAGED);
  }

  private static Dataset data() {
    Random random = new Random(2);
    float[][] features = new float[SAMPLES][3];
    float[] targets = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      targets[i] = (float) (2 + random.nextGaussian());
      for (int j = 0; j < 3; j++) {
        features[i][j] = (float) random.nextGaussian();
      }
    }
    return InMemory.regression(features, targets);
  }

  /** What a run says of its updates. */
  private static final class Seen implements Listener {
    private final List<Double> rates = new ArrayList<>();
    private final List<Integer> updates = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final List<Double> epochSums = new ArrayList<>();
    private long steps;

    @Override
    public void onEpochStart(Run run) {
      updates.add(run.stepsPerEpoch());
      batches.add(run.batch());
      epochSums.add(0.0);
      steps = run.steps();
      assertEquals(rates.size(), run.step());
      assertEquals(0, run.stepOfEpoch());
    }

    @Override
    public void onStepEnd(Run run) {
      rates.add(run.learningRate());
      int epoch = run.epoch() - 1;
      epochSums.set(epoch, epochSums.get(epoch) + run.learningRate());
      assertEquals(rates.size(), run.step());
    }
  }

  private static Seen seen(Trainer<?> trainer, int workers) {
    Seen seen = new Seen();
    trainer.workers(workers).listener(seen).fit(Splits.trainOnly(data()));
    assertEquals(seen.steps, seen.rates.size());
    return seen;
  }

  @Test
  void batchesGrowAndTheRateStays() {
    for (int workers = 1; workers <= 2; workers++) {
      Seen seen = seen(compiled.trainer(HALVES), workers);
      assertEquals(List.of(4, 8, 8, 16, 16, 16), seen.batches);
      assertEquals(List.of(13, 7, 7, 4, 4, 4), seen.updates);
      assertTrue(seen.rates.stream().allMatch(rate -> rate == BASE), seen.rates.toString());
    }
  }

  /**
   * 4, 4/0.3 = 13.3, then 44.4 and more, of which 30 are allowed; milestones behind half an epoch.
   */
  @Test
  void roundedAndBoundedBatchesHaveTheRateOfTheirSamples() {
    Seen seen = seen(compiled.trainer(CAPPED), 1);
    assertEquals(List.of(4, 4, 13, 30, 30, 30), seen.batches);
    assertEquals(List.of(7, 7, 2, 1, 1, 1), seen.updates);
    double[] fallen = {1, 1, 0.3 * 13 / 4, 0.09 * 30 / 4, 0.09 * 30 / 4, 0.027 * 30 / 4};
    List<Double> expected = new ArrayList<>();
    for (int epoch = 0; epoch < 6; epoch++) {
      for (int step = 0; step < seen.updates.get(epoch); step++) {
        double warm = epoch == 0 ? Math.min(1, (step + 1) / 3.5) : 1;
        expected.add(BASE * warm * fallen[epoch]);
      }
    }
    assertArrayEquals(
        expected.stream().mapToDouble(x -> x).toArray(),
        seen.rates.stream().mapToDouble(x -> x).toArray(),
        1e-15);
  }

  /**
   * At a rate so small that the weights hardly move, an epoch moves them by the mean gradient times
   * its sum of rates, whatever the order: the same as with a rate that falls. 48 samples are whole
   * batches of all sizes.
   */
  @Test
  void theExpectedUpdateIsThatOfAFallingRate() {
    double[] grown = moved(compiled.trainer(HALVES));
    double[] decayed = moved(compiled.trainer(DECAYS));
    for (int i = 0; i < grown.length; i++) {
      assertTrue(Math.abs(decayed[i]) > 1e-8, "it moves");
      assertEquals(1, grown[i] / decayed[i], 1e-4);
    }
  }

  private static double[] moved(Trainer<?> trainer) {
    Splits data = Splits.trainOnly(data().select(IntStream.range(0, 48).toArray()));
    double[] begin = weights(trainer.initialWeights());
    RunResult<?> result = trainer.set("learningRate", 1e-7).workers(2).fit(data);
    double[] end = weights(result.parameters());
    for (int i = 0; i < end.length; i++) {
      end[i] -= begin[i];
    }
    return end;
  }

  private static double[] weights(Map<String, INDArray> parameters) {
    return parameters.get("a.weight").toDoubleVector();
  }

  @Test
  void memoryIsPlannedForTheLargestBatch() {
    String summary = compiled.trainer(HALVES).summary();
    assertTrue(summary.contains("batch 4, growing to batches of 16,"), summary);
    String larger = compiled.trainer(HALVES).set("growingBatch.maximum", 9).summary();
    assertTrue(larger.contains("batch 4, growing to batches of 9,"), larger);
  }

  /**
   * The average's statistics are measured in the epoch's own batches: the run ends, and is finite.
   */
  @Test
  void averagesAreMeasuredInTheBatchesOfTheirEpochs() {
    Seen seen = seen(compiled.trainer(AVERAGED), 2);
    assertEquals(List.of(4, 4, 10, 10, 25, 25), seen.batches);
    assertEquals(List.of(13, 13, 5, 5, 2, 2), seen.updates);
  }
}
