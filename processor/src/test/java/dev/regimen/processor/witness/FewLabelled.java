package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A network of two layers written out, on batches in which few samples have a label, and how
 * gradients of what it learns there are compared with differences.
 */
final class FewLabelled {
  static final int ROWS = 11;
  static final int IN = 5;
  static final int CLASSES = 3;
  static final double WEIGHT = 0.7;

  private static final int HIDDEN = 8;

  private FewLabelled() {}

  static Net net(String name, String technique) {
    return Net.of(
        name,
        Zoo.classes(IN, CLASSES, "@Sgd(learningRate = 0.05) " + technique),
        "@Dense(8) @Tanh",
        "@Dense(3)");
  }

  /** A batch: two views of each sample, the targets and which of them are known. */
  static final class Samples {
    final double[] input;
    final double[] view;
    final double[] target = new double[ROWS * CLASSES];
    final double[] present = new double[ROWS];

    Samples(long seed) {
      Random random = new Random(seed);
      input = random.doubles(ROWS * IN, -2, 2).toArray();
      view = Arrays.stream(input).map(x -> x + 0.4 * random.nextGaussian()).toArray();
      for (int row = 0; row < ROWS; row++) {
        present[row] = row % 3 == 1 ? 1 : 0;
        target[row * CLASSES + random.nextInt(CLASSES)] = present[row];
      }
    }

    void feed(StepBench bench) {
      bench.input(input);
      if (bench.blueprint().unlabelled().second()) {
        bench.view(view);
      }
      bench.target("target", target, present);
    }
  }

  /** The network written out: softmax(W₂·tanh(W₁x + b₁) + b₂). */
  record Weights(double[] w1, double[] b1, double[] w2, double[] b2) {
    static Weights of(StepBench bench) {
      return new Weights(
          bench.get("a.weight"), bench.get("a.bias"), bench.get("b.weight"), bench.get("b.bias"));
    }

    Map<String, double[]> byName() {
      Map<String, double[]> all = new LinkedHashMap<>();
      all.put("a.weight", w1);
      all.put("a.bias", b1);
      all.put("b.weight", w2);
      all.put("b.bias", b2);
      return all;
    }

    double[] predict(double[] x) {
      double[] logits = b2.clone();
      for (int h = 0; h < HIDDEN; h++) {
        double sum = b1[h];
        for (int i = 0; i < IN; i++) {
          sum += w1[h * IN + i] * x[i];
        }
        for (int c = 0; c < CLASSES; c++) {
          logits[c] += w2[c * HIDDEN + h] * Math.tanh(sum);
        }
      }
      double all = Arrays.stream(logits).map(Math::exp).sum();
      return Arrays.stream(logits).map(logit -> Math.exp(logit) / all).toArray();
    }
  }

  /** The loss of one unlabelled sample by weights that train, against what others say of it. */
  interface Term {
    double of(Weights trained, Weights still, int row);
  }

  static double[] row(double[] rows, int row) {
    return Arrays.copyOfRange(rows, row * IN, (row + 1) * IN);
  }

  static int best(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  /** The whole loss: the mean over those with a label, and the term's over those without. */
  static double loss(Samples samples, Term term, Weights trained, Weights still) {
    double labelled = 0;
    double unlabelled = 0;
    double known = Arrays.stream(samples.present).sum();
    for (int row = 0; row < ROWS; row++) {
      double[] p = trained.predict(row(samples.input, row));
      if (samples.present[row] == 0) {
        unlabelled += term.of(trained, still, row);
      }
      for (int c = 0; c < CLASSES; c++) {
        labelled -= samples.target[row * CLASSES + c] * Math.log(p[c]);
      }
    }
    return labelled / known + WEIGHT * unlabelled / (ROWS - known);
  }

  /** Weights of a network that is sure of some samples and not of others. */
  static void scatter(StepBench bench) {
    Twins.scatter(bench, 3);
    bench.set("b.weight", Arrays.stream(bench.get("b.weight")).map(w -> 4 * w).toArray());
  }

  static void compare(
      double[] gradient,
      double[] values,
      ToDoubleFunction<Weights> loss,
      Weights weights,
      String name) {
    for (int i = 0; i < values.length; i++) {
      double here = values[i];
      values[i] = here + 1e-5;
      double above = loss.applyAsDouble(weights);
      values[i] = here - 1e-5;
      double below = loss.applyAsDouble(weights);
      values[i] = here;
      double expected = (above - below) / 2e-5;
      assertEquals(expected, gradient[i], 1e-6 * Math.max(1, Math.abs(expected)), name + " " + i);
    }
  }
}
