package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.train.StepBench;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of pretext tasks in double: their losses by formulas written out here on a network written
 * out here, their gradients by central differences of those.
 */
@Tag("training")
class PretextStepTest {
  private static final int ROWS = 12;
  private static final double WIDTH = 1e-5;

  /** What a network is, and what it makes of a sample. */
  private record Weights(double[] hidden, double[] bias, double[] head, double[] headBias) {
    static Weights of(StepProbe probe, String head) {
      return new Weights(
          values(probe, "a.weight"),
          values(probe, "a.bias"),
          values(probe, head + ".weight"),
          values(probe, head + ".bias"));
    }

    private static double[] values(StepProbe probe, String name) {
      return probe.value(name).dup('c').data().asDouble();
    }

    double[] output(double[] x) {
      double[] h = linear(hidden, bias, x);
      for (int i = 0; i < h.length; i++) {
        h[i] = Math.tanh(h[i]);
      }
      return linear(head, headBias, h);
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
  }

  /** −ln of the softmax's share of the version. */
  private static double turned(double[] scores, int version) {
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score);
    }
    return Math.log(sum) - scores[version];
  }

  private static double undone(double[] made, double[] clean) {
    double sum = 0;
    for (int i = 0; i < made.length; i++) {
      sum += (made[i] - clean[i]) * (made[i] - clean[i]);
    }
    return sum / made.length;
  }

  private interface Loss {
    double of(Weights weights, double[] x, int row);
  }

  private static void check(Net net, String head, Loss loss) {
    Trainer<?> trainer = PretextNets.trainer(net);
    Splits all = StepProbe.seen(trainer, PretextNets.all(PretextNets.images(ROWS, 1)));
    Dataset shown = all.train();
    int[] rows = IntStream.range(0, shown.size()).toArray();
    try (StepProbe probe = StepProbe.of(trainer, shown)) {
      Random random = new Random(3);
      for (String name : new String[] {"a.weight", "a.bias", head + ".weight", head + ".bias"}) {
        INDArray values = probe.value(name);
        for (long i = 0; i < values.length(); i++) {
          values.putScalar(i, 0.4 * random.nextGaussian());
        }
      }
      Weights weights = Weights.of(probe, head);
      double[][] samples = new double[rows.length][];
      float[] features = new float[shown.features()];
      for (int row : rows) {
        shown.features(row, features, 0);
        probe.preprocessing().apply(features, 0);
        samples[row] = IntStream.range(0, features.length).mapToDouble(k -> features[k]).toArray();
      }
      BiFunction<Weights, Integer, Double> each =
          (at, row) -> loss.of(at, samples[row], row) / rows.length;
      double expected = IntStream.of(rows).mapToDouble(row -> each.apply(weights, row)).sum();
      assertEquals(expected, probe.gradients(rows), 1e-9, net.name());
      assertEquals(expected, probe.loss(rows), 1e-9, "inference of " + net.name());
      compare(probe, "a.weight", weights.hidden, weights, each, rows);
      compare(probe, "a.bias", weights.bias, weights, each, rows);
      compare(probe, head + ".weight", weights.head, weights, each, rows);
      compare(probe, head + ".bias", weights.headBias, weights, each, rows);
    }
  }

  private static void compare(
      StepProbe probe,
      String name,
      double[] values,
      Weights weights,
      BiFunction<Weights, Integer, Double> each,
      int[] rows) {
    double[] gradient = probe.gradient(name).dup('c').data().asDouble();
    double scale = Close.scale(gradient);
    for (int i = 0; i < values.length; i += 1 + values.length / 12) {
      double here = values[i];
      values[i] = here + WIDTH;
      double above = IntStream.of(rows).mapToDouble(row -> each.apply(weights, row)).sum();
      values[i] = here - WIDTH;
      double below = IntStream.of(rows).mapToDouble(row -> each.apply(weights, row)).sum();
      values[i] = here;
      assertEquals((above - below) / (2 * WIDTH), gradient[i], 1e-5 * scale, name + " " + i);
    }
  }

  /** A row of a batch in the space in which rows are compared, of length 1. */
  private static double[] projected(StepBench bench, double[] x) {
    double[] h = Weights.linear(bench.get("a.weight"), bench.get("a.bias"), x);
    Arrays.setAll(h, i -> Math.tanh(h[i]));
    double[] inner =
        Weights.linear(bench.get("projectionHidden.weight"), bench.get("projectionHidden.bias"), h);
    Arrays.setAll(inner, i -> Math.max(0, inner[i]));
    double[] z =
        Weights.linear(bench.get("projection.weight"), bench.get("projection.bias"), inner);
    double length = Math.sqrt(Arrays.stream(z).map(v -> v * v).sum());
    Arrays.setAll(z, i -> z[i] / length);
    return z;
  }

  /** Of 2n rows i and i + n are partners, of an odd number one has none and no loss. */
  private static double contrast(double[][] z) {
    int rows = z.length;
    int half = (rows + 1) / 2;
    double loss = 0;
    for (int i = 0; i < rows; i++) {
      int partner = i < half ? i + half : i - half;
      double sum = 0;
      double own = 0;
      for (int k = 0; k < rows; k++) {
        double cosine = 0;
        for (int c = 0; c < z[i].length; c++) {
          cosine += z[i][c] * z[k][c];
        }
        sum += k == i ? 0 : Math.exp(cosine / 0.4);
        own = k == partner ? cosine / 0.4 : own;
      }
      loss += partner < rows ? Math.log(sum) - own : 0;
    }
    return loss / rows;
  }

  /** The share of rows of which no other row is as near as the partner. */
  private static double found(double[][] z) {
    int found = 0;
    for (int i = 0; i < z.length; i++) {
      int nearest = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < z.length; k++) {
        double cosine = 0;
        for (int c = 0; c < z[i].length; c++) {
          cosine += z[i][c] * z[k][c];
        }
        if (k != i && cosine > most) {
          most = cosine;
          nearest = k;
        }
      }
      int half = (z.length + 1) / 2;
      found += nearest == (i < half ? i + half : i - half) ? 1 : 0;
    }
    return (double) found / z.length;
  }

  /** Whoever computes a row, it is told from those of all workers. */
  @Test
  void aRowIsToldFromAllOthers() {
    int width = PretextNets.SIDE * PretextNets.SIDE;
    Set<Double> shares = new HashSet<>();
    for (int workers = 1; workers <= 3; workers++) {
      for (int rows : new int[] {12, 11, 4}) {
        try (StepBench bench =
            StepBench.of(PretextNets.trainer(PretextNets.PAIRED), 14, workers, 10)) {
          Random random = new Random(rows);
          for (String name : bench.parameters()) {
            double[] values = bench.get(name);
            Arrays.setAll(values, i -> 0.4 * random.nextGaussian());
            bench.set(name, values);
          }
          double[] input = random.doubles(rows * width, -1, 1).toArray();
          int half = (rows + 1) / 2 * width;
          for (int i = half; i < half + 2 * width; i++) {
            input[i] = input[i - half] + 0.01 * input[i]; // two views that are easily found
          }
          bench.input(input);
          double[][] z = new double[rows][];
          for (int row = 0; row < rows; row++) {
            z[row] = projected(bench, Arrays.copyOfRange(input, row * width, (row + 1) * width));
          }
          String where = rows + " rows, workers " + workers;
          assertEquals(contrast(z), bench.train(rows, 0, 0).loss(), 1e-9, where);
          assertEquals(found(z), bench.told(0), 1e-12, where);
          shares.add(bench.told(0));
          Differences.check(bench, rows, 0, where);
        }
      }
    }
    assertTrue(shares.size() > 1 && Collections.min(shares) < 1, "of different rows: " + shares);
  }

  /** What a network makes the same of all samples finds none of them. */
  @Test
  void ofRowsThatAreAllAlikeNoneIsFound() {
    try (StepBench bench = StepBench.of(PretextNets.trainer(PretextNets.PAIRED), 8, 2, 10)) {
      double[] one = new Random(1).doubles(PretextNets.SIDE * PretextNets.SIDE).toArray();
      double[] input = new double[8 * one.length];
      Arrays.setAll(input, i -> one[i % one.length]);
      bench.input(input);
      assertEquals(Math.log(7), bench.train(8, 0, 0).loss(), 1e-9);
      assertEquals(0, bench.told(0));
    }
  }

  @Test
  void aRotationIsOneOfFourClasses() {
    check(PretextNets.TURNED, "rotation", (weights, x, row) -> turned(weights.output(x), row % 4));
  }

  @Test
  void theCleanSampleIsTheTarget() {
    check(PretextNets.UNDONE, "reconstruction", (weights, x, row) -> undone(weights.output(x), x));
  }
}
