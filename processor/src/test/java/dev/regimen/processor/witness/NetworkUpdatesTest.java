package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.Tensors.isMatrix;
import static dev.regimen.processor.witness.Tensors.map;
import static dev.regimen.processor.witness.Tensors.norm;
import static dev.regimen.processor.witness.Tensors.plus;
import static dev.regimen.processor.witness.Tensors.times;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Updates that look at whole tensors or at the whole network, against formulas written out here:
 * twenty steps on a dense and on a convolutional network, whose gradients plain SGD tells.
 */
@Tag("training")
class NetworkUpdatesTest {
  private static final int ROWS = 9;
  private static final int STEPS = 20;
  private static final String[] DENSE = {"@Dense(6) @Tanh", "@Dense(3)"};
  private static final String[] MAPS = {"@Conv(3) @Relu", "@Flatten", "@Dense(3)"};

  /** What becomes of all tensors in a step. */
  private interface Rule {
    void step(Tensors w, Tensors g, double rate, int step, Slots slots);
  }

  /** The optimizer's state by the tensor's name and its own. */
  private static final class Slots extends HashMap<String, double[]> {
    private static final long serialVersionUID = 1;

    double[] of(String tensor, String slot, int length) {
      return computeIfAbsent(tensor + " " + slot, key -> new double[length]);
    }
  }

  private record Case(Net net, Net plain, Rule rule) {}

  private static final Net FROZEN =
      Net.of(
          "StandsStill",
          Zoo.classes("5", 3, "@AdamW"),
          "@Dense(6) @Tanh",
          "@Dense(7) @BatchNorm @Tanh @Frozen",
          "@Dense(3)");

  private static final Net TABLE =
      Net.of(
          "LooksUp",
          Zoo.classes("4", 3, "@Muon"),
          "@Embedding(vocabulary = 9, width = 5)",
          "@Dense(6) @Tanh",
          "@Flatten",
          "@Dense(3)");

  private static final List<Case> CASES = new ArrayList<>();
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    add("@Sgd @ClipNorm(0.2)", (w, g, rate, step, slots) -> sgd(w, clipped(g, 0.2), rate));
    add(
        "@Sgd @ClipNorm(value = 0.1, perTensor = true)",
        (w, g, rate, step, slots) -> {
          Tensors bounded = new Tensors();
          g.forEach((name, x) -> bounded.put(name, times(x, Math.min(1, 0.1 / norm(x)))));
          sgd(w, bounded, rate);
        });
    add(
        "@Sgd @ClipValue(0.03)",
        (w, g, rate, step, slots) -> {
          Tensors bounded = new Tensors();
          g.forEach(
              (name, x) -> bounded.put(name, map(x, e -> Math.max(-0.03, Math.min(0.03, e)))));
          sgd(w, bounded, rate);
        });
    add(
        "@AdamW @ClipNorm(0.15) @WeightDecay(0.02)",
        (w, g, rate, step, slots) -> {
          Tensors bounded = clipped(g, 0.15);
          w.forEach(
              (name, x) -> {
                double[] u = adam(name, bounded.get(name), step, 1e-8, slots);
                descend(x, plus(u, times(x, isMatrix(name) ? 0.02 : 0)), rate);
              });
        });
    add(
        "@Sgd @LearningRateScale(0.3) @WeightDecay(0.02)",
        (w, g, rate, step, slots) ->
            w.forEach(
                (name, x) ->
                    descend(
                        x, plus(g.get(name), times(x, isMatrix(name) ? 0.02 : 0)), 0.3 * rate)));
    add("@Lamb(clip = 0.3) @WeightDecay(0.02)", NetworkUpdatesTest::lamb);
    add("@Lars(trust = 0.01) @L2(0.05)", NetworkUpdatesTest::lars);
    add(
        "@Sgd @MaxNorm(0.4)",
        (w, g, rate, step, slots) -> {
          sgd(w, g, rate);
          w.bound(0.4);
        });
    add(
        "@Sgd @L1(0.02) @MaxNorm(0.5)",
        (w, g, rate, step, slots) -> {
          sgd(w, g, rate);
          w.forEach(
              (name, x) -> {
                double threshold = isMatrix(name) ? rate * 0.02 : 0;
                Arrays.setAll(x, i -> Math.signum(x[i]) * Math.max(0, Math.abs(x[i]) - threshold));
              });
          w.bound(0.5);
        });
    add(
        "@Lamb(clip = 0.3) @WeightDecay(0.02) @MaxNorm(0.6)",
        (w, g, rate, step, slots) -> {
          lamb(w, g, rate, step, slots);
          w.bound(0.6);
        });
    add(
        "@Muon @WeightDecay(0.02)",
        (w, g, rate, step, slots) -> muon(w, g, rate, step, slots, 0.95));
    add(
        "@Muon(momentum = 0.8, nesterov = false, steps = 4) @ClipNorm(0.15) @WeightDecay(0.02)"
            + " @MaxNorm(0.6)",
        (w, g, rate, step, slots) -> {
          muon(w, clipped(g, 0.15), rate, step, slots, 0.8);
          w.bound(0.6);
        });
    List<Net> nets = new ArrayList<>();
    CASES.forEach(each -> nets.addAll(List.of(each.net(), each.plain())));
    nets.addAll(List.of(FROZEN, TABLE));
    compiled = Compiled.of("double", nets);
  }

  private static void add(String regime, Rule rule) {
    for (String[] layers : List.of(DENSE, MAPS)) {
      String input = layers == DENSE ? "5" : "{5, 4, 2}";
      String name = "Update" + CASES.size();
      CASES.add(
          new Case(
              Net.of(name, Zoo.classes(input, 3, regime), layers),
              Net.of(name + "Plain", Zoo.classes(input, 3, "@Sgd"), layers),
              rule));
    }
  }

  private static void lamb(Tensors w, Tensors g, double rate, int step, Slots slots) {
    Tensors bounded = clipped(g, 0.3);
    w.forEach(
        (name, x) -> {
          double[] u = adam(name, bounded.get(name), step, 1e-6, slots);
          if (isMatrix(name)) {
            u = plus(u, times(x, 0.02));
            u = times(u, norm(x) / norm(u));
          }
          descend(x, u, rate);
        });
  }

  /** As PyTorch's Muon goes on, with AdamW for biases and the last layer. */
  private static void muon(
      Tensors w, Tensors g, double rate, int step, Slots slots, double momentum) {
    w.forEach(
        (name, x) -> {
          double[] decay = times(x, isMatrix(name) ? 0.02 : 0);
          if (!name.equals("a.weight")) {
            double[] u = adamBy(0.95, name, g.get(name), step, 1e-8, slots);
            descend(x, plus(u, decay), rate * 3e-4 / 0.02);
            return;
          }
          double[] v = slots.of(name, "velocity", x.length);
          for (int i = 0; i < v.length; i++) {
            v[i] += (1 - momentum) * (g.get(name)[i] - v[i]);
          }
          boolean ahead = momentum == 0.95;
          double[] u =
              ahead ? plus(times(v, momentum), times(g.get(name), 1 - momentum)) : v.clone();
          int rows = w.get("a.bias").length;
          descend(x, plus(orthogonal(u, rows, ahead ? 5 : 4), decay), rate);
        });
  }

  /** X ← 3.4445 X − 4.775 (XXᵀ)X + 2.0315 (XXᵀ)²X, times √max(1, rows/columns). */
  private static double[] orthogonal(double[] matrix, int rows, int steps) {
    int columns = matrix.length / rows;
    double[] x = times(matrix, 1 / norm(matrix));
    for (int step = 0; step < steps; step++) {
      double[] once = cubed(x, x, rows, columns);
      double[] twice = cubed(x, once, rows, columns);
      x = plus(plus(times(x, 3.4445), times(once, -4.775)), times(twice, 2.0315));
    }
    return times(x, Math.sqrt(Math.max(1, (double) rows / columns)));
  }

  /** XXᵀY. */
  private static double[] cubed(double[] x, double[] y, int rows, int columns) {
    double[] result = new double[y.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        double dot = 0;
        for (int k = 0; k < columns; k++) {
          dot += x[i * columns + k] * x[j * columns + k];
        }
        for (int k = 0; k < columns; k++) {
          result[i * columns + k] += dot * y[j * columns + k];
        }
      }
    }
    return result;
  }

  private static void lars(Tensors w, Tensors g, double rate, int step, Slots slots) {
    w.forEach(
        (name, x) -> {
          double[] u = g.get(name);
          if (isMatrix(name)) {
            u = plus(u, times(x, 0.05));
            u = times(u, 0.01 * norm(x) / norm(u));
          }
          double[] v = slots.of(name, "velocity", x.length);
          System.arraycopy(plus(times(v, 0.9), u), 0, v, 0, v.length);
          descend(x, v, rate);
        });
  }

  private static void sgd(Tensors w, Tensors g, double rate) {
    w.forEach((name, x) -> descend(x, g.get(name), rate));
  }

  private static void descend(double[] w, double[] u, double rate) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * u[i];
    }
  }

  private static Tensors clipped(Tensors g, double bound) {
    double squares = g.values().stream().mapToDouble(x -> norm(x) * norm(x)).sum();
    Tensors clipped = new Tensors();
    g.forEach((name, x) -> clipped.put(name, times(x, Math.min(1, bound / Math.sqrt(squares)))));
    return clipped;
  }

  private static double[] adam(String name, double[] g, int step, double epsilon, Slots slots) {
    return adamBy(0.999, name, g, step, epsilon, slots);
  }

  private static double[] adamBy(
      double beta2, String name, double[] g, int step, double epsilon, Slots slots) {
    double[] mean = slots.of(name, "mean", g.length);
    double[] square = slots.of(name, "square", g.length);
    double[] u = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      mean[i] = 0.9 * mean[i] + 0.1 * g[i];
      square[i] = beta2 * square[i] + (1 - beta2) * g[i] * g[i];
      double root = Math.sqrt(square[i] / (1 - Math.pow(beta2, step)));
      u[i] = mean[i] / (1 - Math.pow(0.9, step)) / (root + epsilon);
    }
    return u;
  }

  @Test
  void updatesAreThoseOfTheFormulas() {
    assertAll(CASES.stream().map(each -> () -> check(each, 1)));
  }

  @Test
  void severalWorkersDoTheSame() {
    assertAll(CASES.stream().map(each -> () -> check(each, 2)));
    assertAll(CASES.stream().map(each -> () -> check(each, 3)));
  }

  private static void check(Case each, int workers) {
    try (StepBench bench = StepBench.of(compiled.trainer(each.net()), ROWS, workers, 10);
        StepBench plain = StepBench.of(compiled.trainer(each.plain()), ROWS, 1, 10)) {
      Twins.scatter(bench, 5);
      Slots slots = new Slots();
      for (int step = 0; step < STEPS; step++) {
        Batch batch = Batch.random(compiled.model(each.net()), ROWS, step);
        Tensors w = weights(bench);
        Tensors expected = weights(bench);
        double rate = 0.1 / (1 + step);
        each.rule().step(expected, gradients(plain, w, batch), rate, step + 1, slots);
        Twins.feed(bench, batch);
        bench.train(ROWS, step, rate);
        for (Map.Entry<String, double[]> tensor : expected.entrySet()) {
          String where = each.net().source() + workers + " workers, step " + step;
          Close.assertClose(
              tensor.getValue(), bench.get(tensor.getKey()), 1e-8, where + tensor.getKey());
        }
      }
    }
  }

  /** Muon leaves tables, the last layer and vectors to AdamW. */
  @Test
  void onlyHiddenWeightsAreMadeOrthogonal() {
    try (StepBench bench = StepBench.of(compiled.trainer(TABLE), ROWS, 1, 10)) {
      List<String> slots =
          bench.states().stream().filter(path -> path.startsWith("slot/")).sorted().toList();
      assertEquals(
          List.of(
              "slot/muon.mean/a.weight",
              "slot/muon.mean/b.bias",
              "slot/muon.mean/d.bias",
              "slot/muon.mean/d.weight",
              "slot/muon.meanSquare/a.weight",
              "slot/muon.meanSquare/b.bias",
              "slot/muon.meanSquare/d.bias",
              "slot/muon.meanSquare/d.weight",
              "slot/muon.velocity/b.weight"),
          slots);
    }
  }

  private static Tensors weights(StepBench bench) {
    Tensors weights = new Tensors();
    bench.parameters().forEach(name -> weights.put(name, bench.get(name)));
    return weights;
  }

  private static Tensors gradients(StepBench plain, Tensors w, Batch batch) {
    w.forEach(plain::set);
    Twins.feed(plain, batch);
    plain.train(ROWS, 0, 0);
    Tensors gradients = new Tensors();
    w.keySet().forEach(name -> gradients.put(name, plain.gradient(name)));
    return gradients;
  }

  /** Through what is frozen gradients flow on to what lies before it. */
  @Test
  void frozenParametersAndStatisticsKeepTheirBits() {
    try (StepBench bench = StepBench.of(compiled.trainer(FROZEN), ROWS, 2, 10)) {
      Twins.scatter(bench, 5);
      Tensors before = weights(bench);
      bench.running().forEach(name -> before.put(name, bench.get(name)));
      for (int step = 0; step < STEPS; step++) {
        Twins.feed(bench, Batch.random(compiled.model(FROZEN), ROWS, step));
        bench.train(ROWS, step, 0.1);
      }
      before.forEach(
          (name, was) ->
              assertEquals(name.startsWith("b"), Arrays.equals(was, bench.get(name)), name));
    }
  }
}
