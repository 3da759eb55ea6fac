package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.InMemory;
import dev.regimen.data.Shuffle;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Mixup;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import dev.regimen.train.UsedWeights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A step on mixed samples that count by their weights, beside its formula written out here. */
@Tag("training")
class WeightedMixtureTest {
  private static final int ROWS = 9;
  private static final int FEATURES = 4;
  private static final int CLASSES = 3;
  private static final double RATE = 0.5;
  private static final double ALPHA = 0.4;
  private static final double[] OF_CLASS = {1, 3, 0.5};

  /** Softmax regression. */
  private static final Net NET =
      Net.of(
          "Mixture",
          Zoo.classes(
              "{2, 2, 1}",
              CLASSES,
              "@Sgd(learningRate = 0.5) @Mixup(alpha = 0.4) @SampleWeights"
                  + " @ClassWeights({1, 3, 0.5})"),
          "@Dense(3)");

  private final float[][] x = new float[ROWS][FEATURES];
  private final int[] labels = new int[ROWS];
  private final float[] weights = new float[ROWS];

  WeightedMixtureTest() {
    Random random = new Random(6);
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < FEATURES; k++) {
        x[i][k] = random.nextFloat();
      }
      labels[i] = i % CLASSES;
      weights[i] = (i % 4) / 2f; // every fourth counts nothing
    }
  }

  /** With x' = λx + (1 − λ)x₂, and targets and weights alike: W − η·Σ w'(p − y')x' / Σ w'. */
  @Test
  void weightsAreMixedAsTargetsAre() {
    Trainer<?> trainer = Compiled.inDouble(NET).trainer(NET).workers(1);
    trainer.set("epochs", 1).set("batch", ROWS);
    long seed = trainer.settings().seed();
    int[] order = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      order[i] = i;
    }
    new Shuffle(seed).order(0, order);
    double share =
        Augmentations.of(List.of(new Mixup(ALPHA)), 2, 2, 1).training(seed).drawMix(0, 0);
    assertTrue(share > 0.01 && share < 0.99, "nothing is mixed: " + share);
    double[] weight = trainer.initialWeights().get("a.weight").dup('c').data().asDouble();
    double[] slope = new double[weight.length];
    double[] ofBias = new double[CLASSES];
    double total = 0;
    double loss = 0;
    for (int row = 0; row < ROWS; row++) {
      int own = order[row];
      int next = order[(row + 1) % ROWS];
      double counts =
          share * weights[own] * OF_CLASS[labels[own]]
              + (1 - share) * weights[next] * OF_CLASS[labels[next]];
      double[] mixed = new double[FEATURES];
      for (int k = 0; k < FEATURES; k++) {
        mixed[k] = share * x[own][k] + (1 - share) * x[next][k];
      }
      double[] target = new double[CLASSES];
      target[labels[own]] += share;
      target[labels[next]] += 1 - share;
      double[] predicted = softmax(weight, mixed);
      for (int c = 0; c < CLASSES; c++) {
        loss -= counts * target[c] * Math.log(predicted[c]);
        ofBias[c] += counts * (predicted[c] - target[c]);
        for (int k = 0; k < FEATURES; k++) {
          slope[c * FEATURES + k] += counts * (predicted[c] - target[c]) * mixed[k];
        }
      }
      total += counts;
    }
    RunResult<?> run =
        trainer.fit(
            Splits.trainOnly(
                InMemory.classification(x, labels).withWeights(weights).withShape(2, 2, 1)));
    Map<String, double[]> stepped = UsedWeights.of(run.predictor());
    for (int i = 0; i < weight.length; i++) {
      weight[i] -= RATE * slope[i] / total;
    }
    for (int c = 0; c < CLASSES; c++) {
      ofBias[c] *= -RATE / total;
    }
    assertArrayEquals(weight, stepped.get("a.weight"), 1e-6);
    assertArrayEquals(ofBias, stepped.get("a.bias"), 1e-6);
    assertEquals(loss / total, run.history().values(Metric.TRAIN_LOSS)[0], 1e-6);
  }

  /** Of a first step, whose bias is 0. */
  private static double[] softmax(double[] weight, double[] x) {
    double[] predicted = new double[CLASSES];
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      double logit = 0;
      for (int k = 0; k < FEATURES; k++) {
        logit += weight[c * FEATURES + k] * x[k];
      }
      predicted[c] = Math.exp(logit);
      sum += predicted[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      predicted[c] /= sum;
    }
    return predicted;
  }
}
