package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.Tensors.isMatrix;
import static dev.regimen.processor.witness.Tensors.map;
import static dev.regimen.processor.witness.Tensors.norm;
import static dev.regimen.processor.witness.Tensors.plus;
import static dev.regimen.processor.witness.Tensors.times;
import static dev.regimen.processor.witness.UpdateFormulas.adam;
import static dev.regimen.processor.witness.UpdateFormulas.clipped;
import static dev.regimen.processor.witness.UpdateFormulas.descend;
import static dev.regimen.processor.witness.UpdateFormulas.lamb;
import static dev.regimen.processor.witness.UpdateFormulas.muon;
import static dev.regimen.processor.witness.UpdateFormulas.sgd;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
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
    void step(Tensors w, Tensors g, double rate, int step, UpdateFormulas.Slots slots);
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
    add("@Lamb(clip = 0.3) @WeightDecay(0.02)", UpdateFormulas::lamb);
    add("@Lars(trust = 0.01) @L2(0.05)", UpdateFormulas::lars);
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
      UpdateFormulas.Slots slots = new UpdateFormulas.Slots();
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
