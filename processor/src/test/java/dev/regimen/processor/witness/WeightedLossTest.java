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
import dev.regimen.train.RunResult;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weighted losses: beside SameDiff's, and beside data in which samples stand more than once. */
@Tag("training")
class WeightedLossTest {
  private static final Net SAMPLES = net("BySample", "@SampleWeights");
  private static final Net CLASSES = net("ByClass", "@ClassWeights({1, 3, 0.5})");
  private static final Net BALANCED = net("Balanced", "@ClassWeights");
  private static final Net BOTH = net("ByBoth", "@SampleWeights @ClassWeights({1, 3, 0.5})");
  private static final Net PLAIN = net("Plain", "");
  private static final Compiled COMPILED =
      Compiled.inDouble(SAMPLES, CLASSES, BALANCED, BOTH, PLAIN);

  private static Net net(String name, String regime) {
    String header = Zoo.classes(5, 3, "@Sgd @Train(batch = 64, epochs = 4) " + regime);
    return Net.of(name, header.replace("@Train(batch = 33)", ""), "@Dense(6) @Tanh", "@Dense(3)");
  }

  /** Σ w·L / Σ w and its gradients; a batch without any weight has neither. */
  @Test
  void theMeanIsDividedByTheSumOfTheWeights() {
    double[] weights = {2, 0, 0.25, 1, 0.125, 3, 0.5};
    int rows = weights.length;
    try (StepBench bench = StepBench.of(COMPILED.trainer(SAMPLES), rows, 2, 1)) {
      Twins.scatter(bench, 41);
      Batch batch = Batch.random(COMPILED.model(SAMPLES), rows, 43);
      Twins.feed(bench, batch);
      bench.target("target", batch.target(), weights);
      SameDiffTwin twin = new SameDiffTwin(bench, SameDiff.create(), batch, rows, "weighted");
      SDVariable hidden = twin.sd().math().tanh(dense(twin, "a", twin.input(5)));
      SDVariable given = twin.sd().constant("weights", SameDiffTwin.array(weights, rows));
      twin.sd()
          .loss()
          .softmaxCrossEntropy(
              "loss", twin.target(), dense(twin, "b", hidden), given, LossReduce.MEAN_BY_WEIGHT, 0);
      twin.assertAgree();
      bench.target("target", batch.target(), new double[rows]);
      assertEquals(0, bench.train(rows, 1, 0).loss());
      for (String name : bench.parameters()) {
        assertTrue(Arrays.stream(bench.gradient(name)).allMatch(slope -> slope == 0), name);
      }
    }
  }

  private static SDVariable dense(SameDiffTwin twin, String field, SDVariable x) {
    SDVariable weight = SameDiffTwin.variable(twin.sd(), twin.bench(), field + ".weight");
    SDVariable bias = SameDiffTwin.variable(twin.sd(), twin.bench(), field + ".bias");
    return x.mmul(twin.sd().transpose(weight)).add(bias);
  }

  private static final int SIZE = 24;

  private static float[][] features() {
    Random random = new Random(3);
    float[][] features = new float[SIZE][5];
    for (float[] row : features) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return features;
  }

  /** Twelve of the first class, eight of the second, four of the third. */
  private static int[] labels() {
    int[] labels = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      labels[i] = i % 6 < 3 ? 0 : i % 6 < 5 ? 1 : 2;
    }
    return labels;
  }

  private static Dataset data() {
    return InMemory.classification(features(), labels(), List.of("a", "b", "c"));
  }

  private static Dataset weighted(float... byClass) {
    float[] weights = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      weights[i] = byClass[labels()[i]];
    }
    return data().withWeights(weights);
  }

  private static RunResult<?> run(Net net, Dataset data, int workers) {
    Trainer<?> trainer = COMPILED.trainer(net);
    return trainer.quiet().workers(workers).fit(Splits.trainOnly(data));
  }

  private static double[] parameters(RunResult<?> run) {
    INDArray[] all =
        run.parameters().values().stream().map(each -> each.reshape(-1)).toArray(INDArray[]::new);
    return Nd4j.concat(0, all).toDoubleVector();
  }

  /** The same bits by whichever way a sample gets its weight, by any number of workers. */
  @Test
  void weightsOfClassesAreWeightsOfTheirSamples() {
    for (int workers : new int[] {1, 3}) {
      double[] byClass = parameters(run(CLASSES, data(), workers));
      assertArrayEquals(
          byClass,
          parameters(run(SAMPLES, weighted(1, 3, 0.5f), workers)),
          0,
          "workers " + workers);
      assertArrayEquals(byClass, parameters(run(CLASSES, data(), workers)), 0, "again");
      assertArrayEquals(byClass, parameters(run(BOTH, weighted(1, 1, 1), workers)), 0, "both");
    }
  }

  /** 24/(3·12), 24/(3·8) and 24/(3·4). */
  @Test
  void balancedWeightsAreTheInverseShares() {
    double[] expected = parameters(run(SAMPLES, weighted(2 / 3f, 1, 2), 2));
    assertArrayEquals(expected, parameters(run(BALANCED, data(), 2)), 0);
    assertNotEquals(expected[0], parameters(run(PLAIN, data(), 2))[0]);
  }

  /**
   * Three of a sample are one of weight 3, and none is one of weight 0; so is the loss reported.
   */
  @Test
  void aWeightIsHowOftenASampleStandsInTheData() {
    int[] rows = new int[12 + 3 * 8];
    int at = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int n = 0; n < new int[] {1, 3, 0}[labels()[i]]; n++) {
        rows[at++] = i;
      }
    }
    RunResult<?> repeated = run(PLAIN, data().select(rows), 2);
    RunResult<?> weighted = run(SAMPLES, weighted(1, 3, 0), 2);
    assertArrayEquals(parameters(repeated), parameters(weighted), 1e-12);
    assertArrayEquals(
        repeated.history().values(Metric.TRAIN_LOSS),
        weighted.history().values(Metric.TRAIN_LOSS),
        1e-12);
    assertEquals(SIZE, weighted.history().epochs().get(0).train().size());
  }

  @Test
  void weightsThatNobodyAskedForAndThoseThatAreMissingAreRefused() {
    assertTrue(
        assertThrows(DataException.class, () -> run(SAMPLES, data(), 1))
            .getMessage()
            .contains("samples have no weights, but BySample states @SampleWeights"));
    assertTrue(
        assertThrows(DataException.class, () -> run(PLAIN, weighted(1, 2, 3), 1))
            .getMessage()
            .contains("samples have weights, but Plain would not look at them"));
    assertTrue(
        assertThrows(DataException.class, () -> run(SAMPLES, weighted(0, 0, 0), 1))
            .getMessage()
            .contains("none of 24 samples has a weight above 0"));
  }
}
