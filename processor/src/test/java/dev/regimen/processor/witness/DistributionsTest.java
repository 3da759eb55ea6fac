package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks that learn distributions over classes from data that states them. */
@Tag("training")
class DistributionsTest {
  private static final Net KL = net("Learned", "@KlDivergence");
  private static final Net CE = net("Crossed", "@CrossEntropy");
  private static final Net HINGE = net("Whole", "@Hinge");
  private static final Compiled COMPILED = Compiled.inDouble(KL, CE, HINGE);

  private static final float[][] SHARES = {{0.7f, 0.2f, 0.1f}, {0, 0.25f, 0.75f}};

  private static Net net(String name, String loss) {
    String header =
        Zoo.QUIET
            + "@Network(input = 2, classes = 3) @Train(batch = 2, epochs = 400) @Seed(7)"
            + " @Sgd(learningRate = 1) @ConstantRate "
            + loss;
    return Net.of(name, header, "@Dense(3)");
  }

  private static Dataset data() {
    return InMemory.distributions(new float[][] {{1, 0}, {0, 1}}, SHARES, List.of("a", "b", "c"));
  }

  @SuppressWarnings("unchecked") // the network has classes
  private static RunResult<Label> run(Net net) {
    Trainer<Label> trainer = (Trainer<Label>) COMPILED.trainer(net);
    return trainer.quiet().workers(1).fit(Splits.trainOnly(data()));
  }

  /** The loss is the cross-entropy less the entropy of the targets, so it reaches 0. */
  @Test
  void theDivergenceReachesZeroWhereTheCrossEntropyReachesTheEntropy() {
    RunResult<Label> learned = run(KL);
    RunResult<Label> crossed = run(CE);
    double entropy = 0;
    for (float[] row : SHARES) {
      for (float share : row) {
        entropy -= share == 0 ? 0 : share * Math.log(share) / 2;
      }
    }
    double[] divergence = learned.history().values(Metric.TRAIN_LOSS);
    double[] cross = crossed.history().values(Metric.TRAIN_LOSS);
    for (int epoch = 0; epoch < cross.length; epoch++) {
      assertEquals(cross[epoch] - entropy, divergence[epoch], 1e-6);
    }
    assertTrue(divergence[cross.length - 1] < 5e-3, () -> "" + divergence[cross.length - 1]);
    Label first = learned.predictor().predict(1, 0);
    double[] predicted = first.probabilities().stream().mapToDouble(each -> each).toArray();
    assertArrayEquals(new double[] {0.7, 0.2, 0.1}, predicted, 0.01);
  }

  @Test
  void aLossOfWholeClassesRefusesShares() {
    String said = assertThrows(DataException.class, () -> run(HINGE)).getMessage();
    assertTrue(
        said.contains("samples carry shares of classes, but the loss of Whole takes whole classes"),
        said);
  }
}
