package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Update rules against closed forms written here by hand, as PyTorch documents them, on a linear
 * regression whose gradient is known: 2/n Σ (wx + b − t) x.
 */
@Tag("training")
class OptimizersTest {
  private static final int FEATURES = 3;
  private static final int ROWS = 6;
  private static final int STEPS = 20;
  private static final int STEPS_PER_EPOCH = 10;
  private static final double BASE = 0.05;

  /** One element's new value; {@code s} is its optimizer state. */
  private interface Rule {
    double next(double w, double g, double rate, int step, double[] s, boolean matrix);
  }

  private record Case(Net net, Rule rule) {}

  private static final List<Case> CASES = new ArrayList<>();
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    optimizers();
    lookahead();
    penalties();
    compiled = Compiled.of("double", CASES.stream().map(Case::net).toList());
  }

  private static void add(String regime, Rule rule) {
    Net net = Net.of("Rule" + CASES.size(), Zoo.outputs(FEATURES, 1, regime), "@Dense(1)");
    CASES.add(new Case(net, rule));
  }

  private static double momentum(double[] s, double mu, double g) {
    s[0] = mu * s[0] + g;
    return s[0];
  }

  private static double adam(double[] s, double g, int step, double b1, double b2, double eps) {
    s[0] = b1 * s[0] + (1 - b1) * g;
    s[1] = b2 * s[1] + (1 - b2) * g * g;
    double mean = s[0] / (1 - Math.pow(b1, step));
    double square = s[1] / (1 - Math.pow(b2, step));
    return mean / (Math.sqrt(square) + eps);
  }

  private static double soft(double w, double threshold) {
    return Math.signum(w) * Math.max(0, Math.abs(w) - threshold);
  }

  private static void optimizers() {
    add("@Sgd", (w, g, rate, step, s, matrix) -> w - rate * g);
    add("@Sgd(momentum = 0.8)", (w, g, rate, step, s, matrix) -> w - rate * momentum(s, 0.8, g));
    add(
        "@Sgd(momentum = 0.8, nesterov = true)",
        (w, g, rate, step, s, matrix) -> w - rate * (g + 0.8 * momentum(s, 0.8, g)));
    add(
        "@Sgd(momentum = 0.8, dampening = 0.3)",
        (w, g, rate, step, s, matrix) -> {
          s[0] = step == 1 ? g : 0.8 * s[0] + (1 - 0.3) * g;
          return w - rate * s[0];
        });
    add("@Adam", (w, g, rate, step, s, matrix) -> w - rate * adam(s, g, step, 0.9, 0.999, 1e-8));
    add(
        "@Adam(beta1 = 0.7, beta2 = 0.9, epsilon = 1e-2)",
        (w, g, rate, step, s, matrix) -> w - rate * adam(s, g, step, 0.7, 0.9, 1e-2));
    add(
        "@AdamW @WeightDecay(0.03)",
        (w, g, rate, step, s, matrix) ->
            (matrix ? w * (1 - rate * 0.03) : w) - rate * adam(s, g, step, 0.9, 0.999, 1e-8));
    adaptive();
  }

  private static void adaptive() {
    add("@RmsProp", (w, g, rate, step, s, matrix) -> w - rate * rms(s, g, 0.99, 1e-8));
    add(
        "@RmsProp(alpha = 0.8, epsilon = 1e-3, momentum = 0.7)",
        (w, g, rate, step, s, matrix) -> {
          s[2] = 0.7 * s[2] + rms(s, g, 0.8, 1e-3);
          return w - rate * s[2];
        });
    add(
        "@RmsProp(alpha = 0.8, epsilon = 1e-3, centered = true)",
        (w, g, rate, step, s, matrix) -> {
          s[0] = 0.8 * s[0] + 0.2 * g * g;
          s[1] = 0.8 * s[1] + 0.2 * g;
          return w - rate * g / (Math.sqrt(s[0] - s[1] * s[1]) + 1e-3);
        });
    add(
        "@Adagrad(initial = 0.1, epsilon = 1e-3)",
        (w, g, rate, step, s, matrix) -> {
          s[0] += g * g;
          return w - rate * g / (Math.sqrt(s[0] + 0.1) + 1e-3);
        });
    add(
        "@NAdam(beta1 = 0.8, beta2 = 0.99)",
        (w, g, rate, step, s, matrix) -> {
          s[0] = 0.8 * s[0] + 0.2 * g;
          s[1] = 0.99 * s[1] + 0.01 * g * g;
          double ahead =
              0.8 * s[0] / (1 - Math.pow(0.8, step + 1)) + 0.2 * g / (1 - Math.pow(0.8, step));
          return w - rate * ahead / (Math.sqrt(s[1] / (1 - Math.pow(0.99, step))) + 1e-8);
        });
    add(
        "@AdaBelief(beta1 = 0.8, beta2 = 0.99, epsilon = 1e-6) @WeightDecay(0.03)",
        (w, g, rate, step, s, matrix) -> {
          s[0] = 0.8 * s[0] + 0.2 * g;
          s[1] = 0.99 * s[1] + 0.01 * (g - s[0]) * (g - s[0]) + 1e-6;
          double root = Math.sqrt(s[1] / (1 - Math.pow(0.99, step))) + 1e-6;
          double decayed = matrix ? w * (1 - rate * 0.03) : w;
          return decayed - rate * s[0] / (1 - Math.pow(0.8, step)) / root;
        });
    add(
        "@Lion(beta1 = 0.8, beta2 = 0.95) @WeightDecay(0.3)",
        (w, g, rate, step, s, matrix) -> {
          double sign = Math.signum(0.8 * s[0] + 0.2 * g);
          s[0] = 0.95 * s[0] + 0.05 * g;
          return (matrix ? w * (1 - rate * 0.3) : w) - rate * sign;
        });
  }

  private static void lookahead() {
    add(
        "@Sgd(momentum = 0.8) @Lookahead(k = 3, alpha = 0.4)",
        (w, g, rate, step, s, matrix) -> meet(w, w - rate * momentum(s, 0.8, g), step, s, 3, 0.4));
    add(
        "@Adam @Lookahead @WeightDecay(0.03)",
        (w, g, rate, step, s, matrix) -> {
          double direction = adam(s, g, step, 0.9, 0.999, 1e-8);
          double fast = (matrix ? w * (1 - rate * 0.03) : w) - rate * direction;
          return meet(w, fast, step, s, 5, 0.5);
        });
    add(
        "@Sgd @Lookahead(k = 1, alpha = 0.25)",
        (w, g, rate, step, s, matrix) -> meet(w, w - rate * g, step, s, 1, 0.25));
  }

  /** The fast weight, or behind each k-th step the slow one, which has come to meet it. */
  private static double meet(double w, double fast, int step, double[] s, int k, double alpha) {
    if (step == 1) {
      s[2] = w;
    }
    if (step % k != 0) {
      return fast;
    }
    s[2] += alpha * (fast - s[2]);
    return s[2];
  }

  private static double rms(double[] s, double g, double alpha, double epsilon) {
    s[0] = alpha * s[0] + (1 - alpha) * g * g;
    return g / (Math.sqrt(s[0]) + epsilon);
  }

  private static void penalties() {
    add(
        "@Sgd @WeightDecay(value = 0.03, vectors = true)",
        (w, g, rate, step, s, matrix) -> w - rate * g - rate * 0.03 * w);
    add(
        "@Sgd @L2(0.04)",
        (w, g, rate, step, s, matrix) -> w - rate * (g + (matrix ? 0.04 * w : 0)));
    add(
        "@Sgd(momentum = 0.8) @L2(0.04)",
        (w, g, rate, step, s, matrix) -> w - rate * momentum(s, 0.8, g + (matrix ? 0.04 * w : 0)));
    add(
        "@Adam @L2(value = 0.04, vectors = true)",
        (w, g, rate, step, s, matrix) -> w - rate * adam(s, g + 0.04 * w, step, 0.9, 0.999, 1e-8));
    add(
        "@Sgd @L1(0.09)",
        (w, g, rate, step, s, matrix) -> matrix ? soft(w - rate * g, rate * 0.09) : w - rate * g);
    add(
        "@Sgd @L1(value = 0.09, proximal = false)",
        (w, g, rate, step, s, matrix) -> w - rate * (g + (matrix ? 0.09 * Math.signum(w) : 0)));
    add(
        "@Sgd @ElasticNet(l1 = 0.09, l2 = 0.05)",
        (w, g, rate, step, s, matrix) ->
            matrix ? soft(w - rate * (g + 0.05 * w), rate * 0.09) : w - rate * g);
  }

  @Test
  void updatesAreThoseOfTheClosedForms() {
    for (int workers : new int[] {1, 2}) {
      assertAll(CASES.stream().map(each -> () -> check(each, workers)));
    }
  }

  private static void check(Case each, int workers) {
    try (StepBench bench =
        StepBench.of(compiled.trainer(each.net()), ROWS, workers, STEPS_PER_EPOCH)) {
      Twins.scatter(bench, 5);
      double[] w = bench.get("a.weight");
      w[1] = 1e-3; // a soft threshold makes it 0
      bench.set("a.weight", w);
      double[] b = bench.get("a.bias");
      double[][] states = new double[FEATURES + 1][3];
      for (int step = 0; step < STEPS; step++) {
        Batch batch = Batch.random(compiled.model(each.net()), ROWS, step);
        double rate = BASE / (1 + step);
        Twins.feed(bench, batch);
        bench.train(ROWS, step, rate);
        double[] g = gradient(w, b, batch);
        for (int i = 0; i < FEATURES; i++) {
          w[i] = each.rule().next(w[i], g[i], rate, step + 1, states[i], true);
        }
        b[0] = each.rule().next(b[0], g[FEATURES], rate, step + 1, states[FEATURES], false);
        String where = each.net().source() + "step " + step;
        Close.assertClose(w, bench.get("a.weight"), 1e-11, where);
        Close.assertClose(b, bench.get("a.bias"), 1e-11, where);
        for (int i = 0; i < FEATURES; i++) {
          assertEquals(w[i] == 0, bench.get("a.weight")[i] == 0, where + ": exact zeros");
        }
      }
    }
  }

  private static double[] gradient(double[] w, double[] b, Batch batch) {
    double[] g = new double[FEATURES + 1];
    for (int row = 0; row < ROWS; row++) {
      double[] x = Arrays.copyOfRange(batch.input(), row * FEATURES, (row + 1) * FEATURES);
      double error = b[0] - batch.target()[row];
      for (int i = 0; i < FEATURES; i++) {
        error += w[i] * x[i];
      }
      for (int i = 0; i < FEATURES; i++) {
        g[i] += 2.0 / ROWS * error * x[i];
      }
      g[FEATURES] += 2.0 / ROWS * error;
    }
    return g;
  }
}
