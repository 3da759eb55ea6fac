package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.Trainer;
import dev.regimen.train.UsedWeights;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The variance of what each layer makes of the first batch, by a forward pass written out. */
@Tag("training")
class LsuvTest {
  private static final int SAMPLES = 40;
  private static final int WIDTH = 6;
  private static final String TRAIN = "@Train(epochs = 1, batch = 40) @Seed(7) @Sgd";
  private static final Net ROWS =
      Net.of(
          "Rows",
          "@Network(input = 6, classes = 3) " + TRAIN,
          "@Dense(17) @Relu @Lsuv",
          "@Dense(5) @Tanh @Lsuv",
          "@Dense(9) @BatchNorm @Relu",
          "@Dense(3) @Lsuv");
  private static final Net MAPS =
      Net.of(
          "Maps",
          "@Network(input = {4, 3, 2}, classes = 3) " + TRAIN,
          "@Conv(value = 5, padding = Padding.SAME) @Relu @Lsuv",
          "@Flatten",
          "@Dense(3) @Lsuv");
  private static final Compiled COMPILED = Compiled.inDouble(ROWS, MAPS);

  private static final Listener STOP =
      new Listener() {
        @Override
        public void onRunStart(Run run) {
          run.requestStop();
        }
      };

  private static float[][] samples(int features) {
    Random random = new Random(11);
    float[][] samples = new float[SAMPLES][features];
    for (float[] sample : samples) {
      for (int i = 0; i < features; i++) {
        sample[i] = (float) (3 + 20 * random.nextGaussian());
      }
    }
    return samples;
  }

  private static Dataset data(float[][] samples) {
    return InMemory.classification(
        samples, IntStream.range(0, samples.length).map(i -> i % 3).toArray());
  }

  /** The weights before the first step. */
  private static Map<String, double[]> begun(Trainer<?> trainer, float[][] samples, int workers) {
    return UsedWeights.of(
        trainer.listener(STOP).workers(workers).fit(Splits.trainOnly(data(samples))).predictor());
  }

  private static double[][] dense(double[] weight, double[][] x) {
    int in = x[0].length;
    double[][] y = new double[x.length][weight.length / in];
    for (int n = 0; n < x.length; n++) {
      for (int u = 0; u < y[n].length; u++) {
        for (int i = 0; i < in; i++) {
          y[n][u] += weight[u * in + i] * x[n][i];
        }
      }
    }
    return y;
  }

  private static double[][] each(double[][] x, DoubleUnaryOperator f) {
    return Arrays.stream(x)
        .map(row -> Arrays.stream(row).map(f).toArray())
        .toArray(double[][]::new);
  }

  private static double variance(double[][] y) {
    double[] all = Arrays.stream(y).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    return Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  private static double[][] doubles(float[][] x) {
    return Arrays.stream(x)
        .map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray())
        .toArray(double[][]::new);
  }

  /** By batch statistics, as in training. */
  private static double[][] normalized(double[][] x) {
    double[][] y = new double[x.length][x[0].length];
    for (int c = 0; c < x[0].length; c++) {
      int channel = c;
      double mean = Arrays.stream(x).mapToDouble(row -> row[channel]).average().orElseThrow();
      double variance =
          Arrays.stream(x)
              .mapToDouble(row -> (row[channel] - mean) * (row[channel] - mean))
              .average()
              .orElseThrow();
      for (int n = 0; n < x.length; n++) {
        y[n][c] = (x[n][c] - mean) / Math.sqrt(variance + 1e-5);
      }
    }
    return y;
  }

  @Test
  void everyLayerHasUnitVariance() {
    float[][] samples = samples(WIDTH);
    for (int workers = 1; workers <= 2; workers++) {
      Map<String, double[]> w = begun(COMPILED.trainer(ROWS), samples, workers);
      double[][] a = dense(w.get("a.weight"), doubles(samples));
      assertEquals(1, variance(a), 0.01);
      double[][] b = dense(w.get("b.weight"), each(a, v -> Math.max(0, v)));
      assertEquals(1, variance(b), 0.01);
      double[][] c = normalized(dense(w.get("c.weight"), each(b, Math::tanh)));
      double[][] d = dense(w.get("d.weight"), each(c, v -> Math.max(0, v)));
      assertEquals(1, variance(d), 0.01);
    }
  }

  @Test
  void weightsStayOrthogonalAndOthersAsTheyAreDrawn() {
    Map<String, double[]> w = begun(COMPILED.trainer(ROWS), samples(WIDTH), 1);
    double[] a = w.get("a.weight"); // [17, 6]: orthogonal columns
    double[][] gram = new double[WIDTH][WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        for (int u = 0; u < 17; u++) {
          gram[i][j] += a[u * WIDTH + i] * a[u * WIDTH + j];
        }
      }
    }
    for (int i = 0; i < WIDTH; i++) {
      for (int j = 0; j < WIDTH; j++) {
        assertEquals(i == j ? gram[0][0] : 0, gram[i][j], 1e-12);
      }
    }
    assertNotEquals(1, gram[0][0], 0.1);
    double[] drawn =
        COMPILED.trainer(ROWS).initialWeights().get("c.weight").ravel().toDoubleVector();
    assertArrayEquals(drawn, w.get("c.weight"));
  }

  @Test
  void convolutionsAreMeasuredOverAllPlaces() {
    float[][] samples = samples(4 * 3 * 2);
    Map<String, double[]> w = begun(COMPILED.trainer(MAPS), samples, 1);
    double[] filters = w.get("a.weight"); // [5, 2, 3, 3]
    double[][] y = new double[SAMPLES][4 * 3 * 5];
    for (int n = 0; n < SAMPLES; n++) {
      for (int at = 0; at < y[n].length; at++) {
        int f = at % 5;
        int column = at / 5 % 3;
        int row = at / 15;
        for (int tap = 0; tap < 18; tap++) {
          int c = tap / 9;
          int i = row + tap / 3 % 3 - 1;
          int j = column + tap % 3 - 1;
          if (i >= 0 && i < 4 && j >= 0 && j < 3) {
            y[n][at] += filters[f * 18 + tap] * samples[n][(i * 3 + j) * 2 + c];
          }
        }
      }
    }
    assertEquals(1, variance(y), 0.01);
  }

  @Test
  void theSeedGivesTheSameBits() {
    float[][] samples = samples(WIDTH);
    Map<String, double[]> one = begun(COMPILED.trainer(ROWS), samples, 1);
    begun(COMPILED.trainer(ROWS), samples, 1)
        .forEach((name, values) -> assertArrayEquals(one.get(name), values, name));
    Map<String, double[]> other = begun(COMPILED.trainer(ROWS).set("seed", 8), samples, 1);
    assertNotEquals(one.get("a.weight")[0], other.get("a.weight")[0]);
  }

  @Test
  void weightsThatAreGivenStay() {
    INDArray given = Nd4j.ones(org.nd4j.linalg.api.buffer.DataType.DOUBLE, 17, WIDTH);
    Trainer<?> trainer = COMPILED.trainer(ROWS).initialWeights(Map.of("a.weight", given));
    Map<String, double[]> w = begun(trainer, samples(WIDTH), 1);
    assertTrue(Arrays.stream(w.get("a.weight")).allMatch(v -> v == 1));
  }

  @Test
  void aBatchThatDoesNotVaryIsRefused() {
    float[][] zeros = new float[SAMPLES][WIDTH];
    Exception e = assertThrows(DataException.class, () -> begun(COMPILED.trainer(ROWS), zeros, 1));
    assertTrue(
        e.getMessage()
            .contains("what a.weight of Rows makes of the first batch has the variance 0"),
        e.getMessage());
  }
}
