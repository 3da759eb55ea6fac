package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole run of accumulated batches beside one of batches as large as their sum. */
@Tag("training")
class AccumulatedRunTest {
  private static final String REGIME = "@AdamW @Cosine @Train(epochs = 4, batch = 12) @Seed(3)";
  private static final String[] LAYERS = {"@Dense(6) @Tanh", "@Dense(2)"};
  private static final String HEADER = Zoo.QUIET + "@Network(input = 3, classes = 2) ";
  private static final Net FOLD = Net.of("Fold", HEADER + REGIME, LAYERS);
  private static final Net PARTS = Net.of("Parts", HEADER + REGIME + " @Accumulate(3)", LAYERS);
  private static Compiled compiled;

  /** Losses and rates of all updates. */
  private static final class Steps implements Listener {
    private final List<Double> seen = new ArrayList<>();
    private int perEpoch;

    @Override
    public void onStepEnd(Run run) {
      perEpoch = run.stepsPerEpoch();
      seen.add(run.loss());
      seen.add(run.learningRate());
      assertEquals(seen.size() / 2, run.step());
    }

    double[] all() {
      return seen.stream().mapToDouble(x -> x).toArray();
    }
  }

  @BeforeAll
  static void compile() {
    compiled = Compiled.inDouble(FOLD, PARTS);
  }

  /** 50 samples: of batches of 4, the last one of 2, the last update is the thirteenth batch. */
  private static Splits data() {
    Random random = new Random(1);
    float[][] features = new float[50][3];
    int[] labels = new int[50];
    for (int i = 0; i < features.length; i++) {
      labels[i] = i % 2;
      for (int j = 0; j < 3; j++) {
        features[i][j] = (float) (random.nextGaussian() + labels[i]);
      }
    }
    return Splits.trainOnly(InMemory.classification(features, labels));
  }

  private static RunResult<?> trained(Trainer<?> trainer, Steps steps, int workers) {
    return trainer.workers(workers).listener(steps).fit(data());
  }

  @Test
  void updatesLossesAndRatesAreThoseOfTheLargeBatch() {
    Steps large = new Steps();
    RunResult<?> expected = trained(compiled.trainer(FOLD), large, 1);
    assertEquals(5, large.perEpoch);
    for (int workers = 1; workers <= 3; workers++) {
      Steps small = new Steps();
      RunResult<?> result = trained(compiled.trainer(PARTS).set("batch", 4), small, workers);
      assertEquals(5, small.perEpoch);
      assertArrayEquals(large.all(), small.all(), 1e-9);
      assertArrayEquals(
          expected.history().values(Metric.TRAIN_LOSS),
          result.history().values(Metric.TRAIN_LOSS),
          1e-9);
    }
  }

  @Test
  void oneBatchIsTheNeutralNumber() {
    Steps large = new Steps();
    trained(compiled.trainer(FOLD), large, 1);
    Steps same = new Steps();
    trained(compiled.trainer(PARTS).set("accumulate", 1), same, 2);
    assertArrayEquals(large.all(), same.all(), 1e-9);
  }

  @Test
  void theSummaryStatesTheSamplesOfAnUpdate() {
    String summary = compiled.trainer(PARTS).set("batch", 4).summary();
    assertTrue(summary.contains("batch 3 x 4 = 12 an update"), summary);
  }
}
