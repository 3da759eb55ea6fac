package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole runs with noise on features, labels and weights, under a bound on norms. */
@Tag("training")
class NoisyRunsTest {
  private static final String HEADER =
      Zoo.QUIET + "@Network(input = 5, classes = 3) @Standardize @Train(epochs = 6, batch = 16) ";

  private static final Net NOISY =
      Net.of(
          "Noisy",
          HEADER + "@Adam(learningRate = 0.01) @MaxNorm(2) @InputNoise(0.2) @LabelNoise(0.2)",
          "@Dense(9) @Relu @WeightNoise(0.05)",
          "@Dense(3)");

  /** The network is large enough for 60 samples, and has nothing else to learn. */
  private static final Net RANDOM =
      Net.of(
          "RandomLabels",
          Zoo.QUIET
              + "@Network(input = 5, classes = 3) @Train(epochs = 1500, batch = 60)"
              + " @Adam(learningRate = 0.02) @LabelNoise(value = 1, fixed = true)",
          "@Dense(128) @Relu",
          "@Dense(3)");

  private static final Compiled COMPILED = Compiled.inDouble(NOISY, RANDOM);

  private static Dataset data(int samples, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[samples][5];
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < 5; j++) {
        features[i][j] = (float) (random.nextGaussian() + 3 * (j == labels[i] ? 1 : 0));
      }
    }
    return InMemory.classification(features, labels);
  }

  private static RunResult<?> run(Trainer<?> trainer, int workers) {
    return trainer.workers(workers).quiet().fit(Splits.trainOnly(data(60, 1)));
  }

  @Test
  void theSameSeedGivesTheSameRunByAnyNumberOfWorkers() {
    RunResult<?> first = run(COMPILED.trainer(NOISY), 1);
    RunResult<?> again = run(COMPILED.trainer(NOISY), 1);
    Map<String, INDArray> weights = first.parameters();
    weights.forEach((name, w) -> assertEquals(w, again.parameters().get(name), name));
    for (int workers = 2; workers <= 3; workers++) {
      RunResult<?> other = run(COMPILED.trainer(NOISY), workers);
      weights.forEach(
          (name, w) ->
              assertArrayEquals(
                  w.dup('c').data().asDouble(),
                  other.parameters().get(name).dup('c').data().asDouble(),
                  1e-9,
                  name));
    }
    RunResult<?> another = run(COMPILED.trainer(NOISY).set("seed", 9L), 1);
    assertNotEquals(weights.get("a.weight"), another.parameters().get("a.weight"));
  }

  /** Every number is a setting; without them all the loss of training is lower. */
  @Test
  void noiseRaisesTheLossOfTrainingAndCanBeOverridden() {
    double[] noisy = run(COMPILED.trainer(NOISY), 1).history().values(Metric.TRAIN_LOSS);
    Trainer<?> quieter =
        COMPILED.trainer(NOISY).set("inputNoise", 0).set("labelNoise", 0).set("maxNorm", 1e6);
    double[] quiet = run(quieter, 1).history().values(Metric.TRAIN_LOSS);
    assertTrue(noisy[5] > quiet[5] + 0.1, noisy[5] + " and " + quiet[5]);
  }

  /** Zhang et al. 2017: random labels are learned by heart, and new samples at random. */
  @Test
  void fixedRandomLabelsAreLearnedByHeart() {
    RunResult<?> run = run(COMPILED.trainer(RANDOM), 1);
    double[] losses = run.history().values(Metric.TRAIN_LOSS);
    assertTrue(losses[0] > 0.9, losses[0] + " in the first epoch");
    assertTrue(losses[1499] < 0.1, losses[1499] + " in the last epoch");
    double accuracy = run.predictor().evaluate(data(600, 2)).accuracy();
    assertTrue(accuracy < 0.55, accuracy + " on samples that it has not seen");
  }
}
