package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Products of numbers rounded to bf16 by formulas written out. */
@Tag("training")
class MixedPrecisionTest {
  private static final int ROWS = 7;
  private static final double RELATIVE = 1e-11;
  private static final String EMULATED = "@Sgd(learningRate = 0.1) @MixedPrecision(emulate = true)";

  private static final Net DENSE =
      Net.of("RoundedDense", Zoo.classes(4, 3, EMULATED), "@Dense(5) @Tanh", "@Dense(3)");
  private static final Net MAPS =
      Net.of(
          "RoundedMaps",
          Zoo.classes("{5, 4, 1}", 3, EMULATED),
          "@Conv(value = 2, pad = 0) @Tanh",
          "@GlobalAveragePool",
          "@Dense(3)");

  private static final Compiled IN_DOUBLE = Compiled.of("double", List.of(DENSE, MAPS));
  private static final Net EXACT = Net.of("RoundedExact", Zoo.outputs(4, 2, EMULATED), "@Dense(2)");

  private static final Compiled IN_FLOAT = Compiled.of("float", List.of(EXACT));

  /** Ties go to the even multiple, as IEEE 754 defines its remainder. */
  private static double r(double x) {
    return x - Math.IEEEremainder(x, Math.scalb(1.0, Math.getExponent(x) - 7));
  }

  /** {@code y[i][u] = Σ r(x[i][k]) r(w[u][k]) + b[u]}. */
  private static double[][] dense(double[][] x, double[] w, double[] b) {
    double[][] y = new double[x.length][b.length];
    for (int i = 0; i < x.length; i++) {
      for (int u = 0; u < b.length; u++) {
        y[i][u] = b[u];
        for (int k = 0; k < x[i].length; k++) {
          y[i][u] += r(x[i][k]) * r(w[u * x[i].length + k]);
        }
      }
    }
    return y;
  }

  /** {@code dW[u][k] = Σ r(dy[i][u]) r(x[i][k])}. */
  private static double[] weightGradient(double[][] x, double[][] dy) {
    double[] dw = new double[dy[0].length * x[0].length];
    for (int at = 0; at < dw.length; at++) {
      for (int i = 0; i < x.length; i++) {
        dw[at] += r(dy[i][at / x[0].length]) * r(x[i][at % x[0].length]);
      }
    }
    return dw;
  }

  /** {@code dx[i][k] = Σ r(dy[i][u]) r(w[u][k])}. */
  private static double[][] inputGradient(double[][] dy, double[] w) {
    int width = w.length / dy[0].length;
    double[][] dx = new double[dy.length][width];
    for (int i = 0; i < dy.length; i++) {
      for (int at = 0; at < w.length; at++) {
        dx[i][at % width] += r(dy[i][at / width]) * r(w[at]);
      }
    }
    return dx;
  }

  /** Of the mean cross-entropy behind a softmax. */
  private static double[][] lossGradient(double[][] logits, double[] target) {
    double[][] d = new double[logits.length][];
    for (int i = 0; i < logits.length; i++) {
      double sum = Arrays.stream(logits[i]).map(Math::exp).sum();
      d[i] = new double[logits[i].length];
      for (int u = 0; u < d[i].length; u++) {
        double hot = target[i * d[i].length + u];
        d[i][u] = (Math.exp(logits[i][u]) / sum - hot) / logits.length;
      }
    }
    return d;
  }

  private static double loss(double[][] logits, double[] target) {
    double loss = 0;
    for (int i = 0; i < logits.length; i++) {
      double sum = Arrays.stream(logits[i]).map(Math::exp).sum();
      for (int u = 0; u < logits[i].length; u++) {
        loss -= target[i * logits[i].length + u] * Math.log(Math.exp(logits[i][u]) / sum);
      }
    }
    return loss / logits.length;
  }

  private static double[][] rows(double[] flat) {
    double[][] rows = new double[ROWS][];
    int width = flat.length / ROWS;
    Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
    return rows;
  }

  private static double[][] map(double[][] x, java.util.function.DoubleUnaryOperator f) {
    return Arrays.stream(x)
        .map(row -> Arrays.stream(row).map(f).toArray())
        .toArray(double[][]::new);
  }

  /** {@code dy · (1 − y²)}. */
  private static double[][] throughTanh(double[][] dy, double[][] y) {
    double[][] d = new double[dy.length][dy[0].length];
    for (int i = 0; i < d.length; i++) {
      for (int k = 0; k < d[i].length; k++) {
        d[i][k] = dy[i][k] * (1 - y[i][k] * y[i][k]);
      }
    }
    return d;
  }

  private static void close(double[] expected, double[] actual, String what) {
    Close.assertClose(expected, actual, RELATIVE, what);
  }

  @Test
  void aStepOfDenseLayersIsTheFormulaWrittenOut() {
    try (StepBench bench = StepBench.of(IN_DOUBLE.trainer(DENSE), ROWS, 2, 10)) {
      Twins.scatter(bench, 3);
      Batch batch = Batch.random(IN_DOUBLE.model(DENSE), ROWS, 5);
      Twins.feed(bench, batch);
      double[] w1 = bench.get("a.weight");
      double[] w2 = bench.get("b.weight");
      double[][] x = rows(batch.input());
      double[][] h = map(dense(x, w1, bench.get("a.bias")), Math::tanh);
      double[][] logits = dense(h, w2, bench.get("b.bias"));
      double[][] dLogits = lossGradient(logits, batch.target());
      double[][] dh = throughTanh(inputGradient(dLogits, w2), h);
      assertEquals(loss(logits, batch.target()), bench.train(ROWS, 0, 0.1).loss(), 1e-12);
      close(weightGradient(h, dLogits), bench.gradient("b.weight"), "b");
      double[] dw1 = weightGradient(x, dh);
      close(dw1, bench.gradient("a.weight"), "a");
      double[] after = new double[w1.length];
      Arrays.setAll(after, i -> w1[i] - 0.1 * dw1[i]);
      close(after, bench.get("a.weight"), "the master weights, which are not rounded");
      double[] bias = new double[3];
      Arrays.stream(dLogits).forEach(row -> Arrays.setAll(bias, u -> bias[u] + row[u]));
      close(bias, bench.gradient("b.bias"), "a sum, which is of what was not rounded");
    }
  }

  /** Products of numbers of 8 bits between 1 and 2, four of them: a float holds their sum. */
  @Test
  void inFloatAProductHasTheBitsOfTheFormula() {
    try (StepBench bench = StepBench.of(IN_FLOAT.trainer(EXACT), ROWS, 2, 10)) {
      Random random = new Random(6);
      double[] w = random.doubles(8, 1, 2).map(each -> (float) each).toArray();
      double[] x = random.doubles(4 * ROWS, 1, 2).map(each -> (float) each).toArray();
      bench.set("a.weight", w);
      bench.set("a.bias", new double[2]);
      bench.input(x);
      double[][] expected = dense(rows(x), w, new double[2]);
      double[] flat = Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray();
      assertArrayEquals(flat, bench.infer(ROWS).prediction());
    }
  }

  /** The maps of 5 x 4 become 3 x 2, and the mean over these. */
  @Test
  void aConvolutionIsTheFormulaWrittenOut() {
    try (StepBench bench = StepBench.of(IN_DOUBLE.trainer(MAPS), ROWS, 2, 10)) {
      Twins.scatter(bench, 3);
      Batch batch = Batch.random(IN_DOUBLE.model(MAPS), ROWS, 5);
      Twins.feed(bench, batch);
      double[] w = bench.get("a.weight");
      double[] b = bench.get("a.bias");
      double[] head = bench.get("c.weight");
      double[][] x = rows(batch.input());
      double[][] y = new double[ROWS][12];
      double[][] pooled = new double[ROWS][2];
      for (int i = 0; i < ROWS; i++) {
        for (int at = 0; at < 12; at++) {
          double sum = b[at % 2];
          for (int tap = 0; tap < 9; tap++) {
            sum += r(x[i][place(at, tap)]) * r(w[at % 2 * 9 + tap]);
          }
          y[i][at] = Math.tanh(sum);
          pooled[i][at % 2] += y[i][at] / 6;
        }
      }
      double[][] logits = dense(pooled, head, bench.get("c.bias"));
      double[][] dLogits = lossGradient(logits, batch.target());
      double[][] dPooled = inputGradient(dLogits, head);
      double[] dw = new double[18];
      for (int i = 0; i < ROWS; i++) {
        for (int at = 0; at < 12; at++) {
          double dy = r(dPooled[i][at % 2] / 6 * (1 - y[i][at] * y[i][at]));
          for (int tap = 0; tap < 9; tap++) {
            dw[at % 2 * 9 + tap] += dy * r(x[i][place(at, tap)]);
          }
        }
      }
      assertEquals(loss(logits, batch.target()), bench.train(ROWS, 0, 0.1).loss(), 1e-12);
      close(dw, bench.gradient("a.weight"), "a");
    }
  }

  /** Where a tap of 3 x 3 of an output [y][x][filter] reads. */
  private static int place(int output, int tap) {
    int row = output / 4 + tap / 3;
    int column = output / 2 % 2 + tap % 3;
    return row * 4 + column;
  }
}
