package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whole runs on full batches, one update an epoch, whose optimizer has another number in each
 * update: the weights at the end beside a loop written here.
 */
@Tag("training")
class ScheduledNumbersTest {
  private static final int FEATURES = 3;
  private static final int SAMPLES = 8;
  private static final int STEPS = 20;
  private static final double RATE = 0.05;
  private static final String HEADER =
      "@SuppressWarnings({\"Regimen:LearningRateSuspicious\", \"Regimen:DecayUnusual\"})\n"
          + "@Network(input = 3, outputs = 1) @Train(epochs = 20, batch = 8) @Seed(4) ";
  private static final Net CYCLED =
      Net.of(
          "Cycled", HEADER + "@Sgd(learningRate = 0.05, momentum = 0.95) @OneCycle", "@Dense(1)");
  private static final Net DECAYED =
      Net.of(
          "Decayed",
          HEADER
              + "@Adam(learningRate = 0.05) @Warmup(epochs = 4)"
              + " @WeightDecay(value = 0.04, cosine = true, end = 0.4)",
          "@Dense(1)");
  private static final float[][] INPUTS = new float[SAMPLES][FEATURES];
  private static final float[] TARGETS = new float[SAMPLES];
  private static Compiled compiled;

  /** The update of one element of the weights, or of the bias: s is its state. */
  private interface Rule {
    double next(double w, double g, int step, double[] s, boolean isBias);
  }

  @BeforeAll
  static void compile() {
    compiled = Compiled.inDouble(CYCLED, DECAYED);
    Random random = new Random(6);
    for (int i = 0; i < SAMPLES; i++) {
      TARGETS[i] = (float) random.nextGaussian();
      for (int j = 0; j < FEATURES; j++) {
        INPUTS[i][j] = (float) random.nextGaussian();
      }
    }
  }

  private static double[] values(Map<String, INDArray> weights) {
    double[] values = new double[FEATURES + 1];
    System.arraycopy(weights.get("a.weight").toDoubleVector(), 0, values, 0, FEATURES);
    values[FEATURES] = weights.get("a.bias").getDouble(0);
    return values;
  }

  private static double[] simulated(double[] initial, Rule rule) {
    double[] w = initial.clone();
    double[][] states = new double[w.length][2];
    for (int step = 0; step < STEPS; step++) {
      double[] g = new double[w.length];
      for (int i = 0; i < SAMPLES; i++) {
        double error = w[FEATURES] - TARGETS[i];
        for (int j = 0; j < FEATURES; j++) {
          error += w[j] * INPUTS[i][j];
        }
        for (int j = 0; j < FEATURES; j++) {
          g[j] += 2.0 / SAMPLES * error * INPUTS[i][j];
        }
        g[FEATURES] += 2.0 / SAMPLES * error;
      }
      for (int j = 0; j < w.length; j++) {
        w[j] = rule.next(w[j], g[j], step, states[j], j == FEATURES);
      }
    }
    return w;
  }

  private static void check(Net net, Rule rule) {
    for (int workers = 1; workers <= 2; workers++) {
      Trainer<?> trainer = compiled.trainer(net).workers(workers);
      double[] expected = simulated(values(trainer.initialWeights()), rule);
      RunResult<?> result = trainer.fit(Splits.trainOnly(InMemory.regression(INPUTS, TARGETS)));
      assertArrayEquals(expected, values(result.parameters()), 1e-10, compiled.source(net));
    }
  }

  /** From one value to the next, by half a cosine. */
  private static double annealed(double from, double to, double part) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
  }

  private static double cycled(int step, double begin, double peak, double end) {
    double top = 0.3 * STEPS - 1;
    return step <= top
        ? annealed(begin, peak, step / top)
        : annealed(peak, end, (step - top) / (STEPS - 1 - top));
  }

  @Test
  void momentumIsThatOfItsStep() {
    check(
        CYCLED,
        (w, g, step, s, isBias) -> {
          s[0] = cycled(step, 0.95, 0.85, 0.95) * s[0] + g;
          return w - cycled(step, RATE / 25, RATE, RATE / 25e4) * s[0];
        });
  }

  @Test
  void decayIsThatOfItsStep() {
    check(
        DECAYED,
        (w, g, step, s, isBias) -> {
          s[0] = 0.9 * s[0] + 0.1 * g;
          s[1] = 0.999 * s[1] + 0.001 * g * g;
          double mean = s[0] / (1 - Math.pow(0.9, step + 1));
          double square = s[1] / (1 - Math.pow(0.999, step + 1));
          double rate = RATE * Math.min(1, (step + 1) / 4.0);
          double decay = isBias ? 0 : annealed(0.04, 0.4, (double) step / STEPS);
          return w - rate * (mean / (Math.sqrt(square) + 1e-8) + decay * w);
        });
  }

  /** A run that sets what a schedule drives sets where its curve begins. */
  @Test
  void aRunMayOverrideTheEndsOfACurve() {
    Trainer<?> trainer = compiled.trainer(CYCLED).set("momentum", 0.9);
    double[] expected =
        simulated(
            values(trainer.initialWeights()),
            (w, g, step, s, isBias) -> {
              s[0] = cycled(step, 0.9, 0.85, 0.9) * s[0] + g;
              return w - cycled(step, RATE / 25, RATE, RATE / 25e4) * s[0];
            });
    RunResult<?> result = trainer.fit(Splits.trainOnly(InMemory.regression(INPUTS, TARGETS)));
    assertArrayEquals(expected, values(result.parameters()), 1e-10);
    assertEquals(STEPS, result.history().size());
  }
}
