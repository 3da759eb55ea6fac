package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.LoadedWeights;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fields of a table told from the others: losses by a formula, gradients by differences. */
@Tag("training")
class MaskedPredictionTest {
  private static final int FIELDS = 6;
  private static final int HIDDEN = 5;

  /** {@code 0.3 · 6}, rounded. */
  private static final int MASKED = 2;

  private static final int ROWS = 12;
  private static final double WIDTH = 1e-5;
  private static final String[] TENSORS = {"a.weight", "a.bias", "fields.weight", "fields.bias"};

  private static final Net GRADED =
      Net.of(
          "Graded",
          Zoo.classes(
              FIELDS,
              3,
              "@Adam(learningRate = 0.02) @LabelSmoothing(0.1) @Standardize"
                  + " @Split(validation = 0.2)"),
          "@Dense(5) @Tanh",
          "@Dense(3)");
  private static final Net MASK =
      Net.of("Mask", "@Regime(Graded.class) @MaskedPrediction(share = 0.3)");
  private static final Compiled COMPILED = Compiled.inDouble(GRADED, MASK);
  private static final Dataset DATA = table(120, 1);

  @TempDir Path folder;

  /** Three numbers, and each of them once more with a little noise. */
  private static Dataset table(int size, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[size][FIELDS];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < FIELDS; k++) {
        double of = k < FIELDS / 2 ? random.nextGaussian() : rows[i][k - FIELDS / 2] / 3.0;
        rows[i][k] = (float) (3 * of + 0.1 * random.nextGaussian());
      }
      labels[i] = rows[i][0] > 1 ? 2 : rows[i][0] > -1 ? 1 : 0;
    }
    return InMemory.classification(rows, labels);
  }

  private static Trainer<?> trainer(Net net, int epochs) {
    return COMPILED.trainer(net).workers(2).set("epochs", epochs).set("batch", 8);
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  /** Σ m·(y − x)² / Σ m of a batch by a network written out here. */
  private static double loss(double[][] weights, double[][] shown, double[][] rows) {
    double sum = 0;
    int masked = 0;
    for (int row = 0; row < rows.length; row++) {
      double[] hidden = linear(weights[0], weights[1], shown[row]);
      Arrays.setAll(hidden, i -> Math.tanh(hidden[i]));
      double[] y = linear(weights[2], weights[3], hidden);
      for (int k = 0; k < FIELDS; k++) {
        boolean isMasked = shown[row][k] != rows[row][k];
        masked += isMasked ? 1 : 0;
        sum += isMasked ? (y[k] - rows[row][k]) * (y[k] - rows[row][k]) : 0;
      }
    }
    assertEquals(MASKED * rows.length, masked);
    return sum / masked;
  }

  private static double[] linear(double[] weight, double[] bias, double[] x) {
    double[] y = bias.clone();
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < x.length; k++) {
        y[i] += weight[i * x.length + k] * x[k];
      }
    }
    return y;
  }

  private static double[][] rows(double[] flat) {
    double[][] rows = new double[flat.length / FIELDS][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(flat, row * FIELDS, (row + 1) * FIELDS));
    return rows;
  }

  private static double[] input(StepProbe probe) {
    float[] seen = new float[ROWS * FIELDS];
    probe.input(ROWS).read(0, seen, 0, seen.length);
    double[] wide = new double[seen.length];
    Arrays.setAll(wide, i -> seen[i]);
    return wide;
  }

  @Test
  void theMaskedFieldsAreTheLoss() {
    Trainer<?> trainer = COMPILED.trainer(MASK);
    Dataset data = StepProbe.seen(trainer, Splits.trainOnly(table(ROWS, 2))).train();
    int[] order = new int[ROWS];
    Arrays.setAll(order, i -> i);
    try (StepProbe probe = StepProbe.of(trainer, data)) {
      Random random = new Random(3);
      double[][] weights = new double[TENSORS.length][];
      for (int tensor = 0; tensor < TENSORS.length; tensor++) {
        INDArray value = probe.value(TENSORS[tensor]);
        for (long i = 0; i < value.length(); i++) {
          value.putScalar(i, 0.4 * random.nextGaussian());
        }
        weights[tensor] = values(value);
      }
      double[] clean = new double[ROWS * FIELDS];
      float[] features = new float[FIELDS];
      for (int row = 0; row < ROWS; row++) {
        data.features(row, features, 0);
        probe.preprocessing().apply(features, 0);
        for (int k = 0; k < FIELDS; k++) {
          clean[row * FIELDS + k] = features[k];
        }
      }
      double loss = probe.gradients(order);
      double[][] shown = rows(input(probe));
      Supplier<Double> formula = () -> loss(weights, shown, rows(clean));
      assertEquals(formula.get(), loss, 1e-9);
      for (int tensor = 0; tensor < TENSORS.length; tensor++) {
        compare(values(probe.gradient(TENSORS[tensor])), weights[tensor], formula);
      }
      double measured = probe.loss(order);
      double[][] other = rows(input(probe));
      assertFalse(Arrays.deepEquals(shown, other), "an epoch's mask is not the validation's");
      assertEquals(loss(weights, other, rows(clean)), measured, 1e-9);
    }
  }

  private static void compare(double[] gradient, double[] values, Supplier<Double> formula) {
    double scale = Close.scale(gradient);
    for (int i = 0; i < values.length; i++) {
      double here = values[i];
      values[i] = here + WIDTH;
      double above = formula.get();
      values[i] = here - WIDTH;
      double below = formula.get();
      values[i] = here;
      assertEquals((above - below) / (2 * WIDTH), gradient[i], 1e-5 * scale, "element " + i);
    }
  }

  /** Each field has a twin: where only one of the two is masked, it is known. */
  @Test
  void fieldsAreToldFromOthers() throws IOException {
    RunResult<?> run = trainer(MASK, 40).fit(DATA);
    double[] losses = run.history().values(Metric.VALIDATION_LOSS);
    assertTrue(losses[39] < 0.6 * losses[0], Arrays.toString(losses));
    assertEquals(MASKED * 24, run.validation().size());
    assertEquals(losses[39], run.validation().loss(), 1e-12, "the same fields each time");
    assertEquals(FIELDS, run.validation().perOutput().size());
    Dataset unlabelled = InMemory.regression(features(DATA), new float[DATA.size()]);
    RunResult<?> unknown = trainer(MASK, 2).fit(unlabelled);
    RunResult<?> known = trainer(MASK, 2).fit(DATA);
    assertArrayEquals(weights(known, "a.weight"), weights(unknown, "a.weight"));
    Path file = folder.resolve("mask.safetensors");
    run.save(file);
    Trainer<?> tuned = trainer(GRADED, 1).from(file);
    LoadedWeights loaded = tuned.loadedWeights().orElseThrow();
    assertEquals(List.of("a.weight", "a.bias"), loaded.loaded());
    assertEquals(List.of("b.weight", "b.bias"), loaded.initialized());
    assertArrayEquals(weights(run, "a.weight"), values(tuned.initialWeights().get("a.weight")));
  }

  private static float[][] features(Dataset data) {
    float[][] rows = new float[data.size()][FIELDS];
    for (int i = 0; i < rows.length; i++) {
      data.features(i, rows[i], 0);
    }
    return rows;
  }

  private static double[] weights(RunResult<?> run, String name) {
    return values(run.parameters().get(name));
  }

  /** Stopped within the second epoch, and gone on with. */
  @Test
  void aRunGoesOnToTheSameBits() {
    RunResult<?> whole = trainer(MASK, 3).fit(DATA);
    Listener stopper =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            if (run.step() == 15) {
              run.requestStop();
            }
          }
        };
    trainer(MASK, 3).checkpoints(folder).listener(stopper).fit(DATA);
    RunResult<?> rest = trainer(MASK, 3).resume(folder).fit(DATA);
    assertArrayEquals(weights(whole, "a.weight"), weights(rest, "a.weight"));
    for (Metric metric :
        List.of(Metric.TRAIN_LOSS, Metric.VALIDATION_LOSS, Metric.VALIDATION_MAE)) {
      assertArrayEquals(whole.history().values(metric), rest.history().values(metric), "" + metric);
    }
    RunResult<?> alone = trainer(MASK, 3).workers(1).fit(DATA);
    assertEquals(whole.validation().mae(), alone.validation().mae(), 1e-9);
  }
}
