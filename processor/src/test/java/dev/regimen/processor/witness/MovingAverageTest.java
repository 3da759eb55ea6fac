package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The average of the weights over twenty steps against its formula written out, whoever updates
 * them; and what a run keeps, all of which together lets another go on with the same bits.
 */
@Tag("training")
class MovingAverageTest {
  private static final int ROWS = 9;
  private static final int STEPS = 20;
  private static final double DECAY = 0.9;
  private static final String EMA = " @Ema(decay = 0.9)";

  private static final String[][] LAYERS = {
    {"@Dense(6) @Tanh", "@Dense(3)"},
    {"@Dense(6) @BatchNorm @Tanh", "@Dense(7) @BatchNorm @Relu @Frozen", "@Dense(3)"},
    {"@Conv(3) @BatchNorm @Relu", "@Conv(2) @BatchNorm @Relu", "@Flatten", "@Dense(3)"},
  };
  private static final String[] REGIMES = {
    "@Sgd",
    "@AdamW @ClipNorm(0.2) @WeightDecay(0.02)",
    "@Sgd @L1(0.01)",
    "@AdamW @MaxNorm(0.5)",
    "@Lamb(clip = 0.3) @WeightDecay(0.02)",
  };

  private static final List<Net> AVERAGED = new ArrayList<>();
  private static final List<Net> PLAIN = new ArrayList<>();
  private static final Compiled COMPILED = compile("double");

  private static Compiled compile(String precision) {
    for (String[] layers : LAYERS) {
      String input = layers.length == 4 ? "{5, 4, 2}" : "5";
      for (String regime : REGIMES) {
        String name = "Average" + AVERAGED.size();
        AVERAGED.add(Net.of(name, Zoo.classes(input, 3, regime + EMA), layers));
        PLAIN.add(Net.of(name + "Plain", Zoo.classes(input, 3, regime), layers));
      }
    }
    List<Net> nets = new ArrayList<>(AVERAGED);
    nets.addAll(PLAIN);
    return Compiled.of(precision, nets);
  }

  @Test
  void averageIsThatOfTheFormulaAndChangesNoBitOfTheWeights() {
    for (int i = 0; i < AVERAGED.size(); i++) {
      for (int workers = 1; workers <= 3; workers++) {
        compare(AVERAGED.get(i), PLAIN.get(i), workers);
      }
    }
  }

  private static void compare(Net net, Net plain, int workers) {
    try (StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, workers, 10);
        StepBench twin = StepBench.of(COMPILED.trainer(plain), ROWS, workers, 10)) {
      Twins.scatter(bench, 5);
      Twins.scatter(twin, 5);
      bench.beginAverages();
      Map<String, double[]> expected = weights(twin);
      for (int step = 0; step < STEPS; step++) {
        Batch batch = Batch.random(COMPILED.model(net), ROWS, step);
        for (StepBench each : List.of(bench, twin)) {
          Twins.feed(each, batch);
          each.train(ROWS, step, 0.1 / (1 + step));
        }
        String where = net.source() + workers + " workers, step " + step + " ";
        weights(twin)
            .forEach(
                (path, w) -> {
                  assertArrayEquals(w, bench.state(path), where + path);
                  double[] average = expected.get(path);
                  Arrays.setAll(average, i -> DECAY * average[i] + (1 - DECAY) * w[i]);
                  Close.assertClose(average, average(bench, path), 1e-12, where + path);
                });
      }
    }
  }

  private static Map<String, double[]> weights(StepBench bench) {
    Map<String, double[]> weights = new TreeMap<>();
    bench.states().stream()
        .filter(path -> path.startsWith("weight/") || path.startsWith("running/"))
        .forEach(path -> weights.put(path, bench.state(path)));
    return weights;
  }

  /** What is frozen has no average of its own: it is its own. */
  private static double[] average(StepBench bench, String path) {
    String average = path.replaceFirst("[a-z]+", "average");
    return bench.state(bench.states().contains(average) ? average : path);
  }

  @Test
  void statesAreNamedByTechniqueAndTensor() {
    try (StepBench bench = StepBench.of(COMPILED.trainer(AVERAGED.get(6)), ROWS, 1, 10)) {
      List<String> states = bench.states();
      assertEquals(states.size(), states.stream().distinct().count());
      assertTrue(
          states.containsAll(
              List.of(
                  "weight/a.weight",
                  "running/a_norm.running_mean",
                  "slot/adamW.mean/a.weight",
                  "slot/adamW.meanSquare/a_norm.bias",
                  "average/c.weight",
                  "average/a_norm.running_var")),
          states.toString());
      assertFalse(states.contains("average/b.weight"), "frozen");
      assertFalse(states.contains("average/b_norm.running_mean"), "frozen");
      assertFalse(states.contains("slot/adamW.mean/b.weight"), "frozen");
    }
  }

  /**
   * Training goes on elsewhere with the same bits from the states and the number of steps alone.
   */
  @Test
  void statesAreAllThatTheNextStepDependsOn() {
    for (String precision : List.of("double", "float")) {
      List<Net> nets = new ArrayList<>();
      for (String[] layers : LAYERS) {
        String input = layers.length == 4 ? "{5, 4, 2}" : "5";
        String regime = "@AdamW @ClipNorm(0.2) @WeightDecay(0.02)" + EMA;
        String[] noisy = layers.clone();
        noisy[0] += " @Dropout(0.3)";
        nets.add(Net.of("Resumed" + nets.size(), Zoo.classes(input, 3, regime), noisy));
      }
      Compiled compiled = Compiled.of(precision, nets);
      nets.forEach(net -> resume(compiled, net));
    }
  }

  private static void resume(Compiled compiled, Net net) {
    try (StepBench first = StepBench.of(compiled.trainer(net), ROWS, 2, 10);
        StepBench second = StepBench.of(compiled.trainer(net), ROWS, 2, 10)) {
      Twins.scatter(first, 5);
      Twins.scatter(second, 6);
      train(compiled, net, first, 0, 7);
      second.copyStates(first);
      train(compiled, net, first, 7, STEPS);
      train(compiled, net, second, 7, STEPS);
      for (String path : first.states()) {
        assertArrayEquals(first.state(path), second.state(path), net.source() + path);
      }
    }
  }

  private static void train(Compiled compiled, Net net, StepBench bench, int from, int to) {
    for (int step = from; step < to; step++) {
      Twins.feed(bench, Batch.random(compiled.model(net), ROWS, step));
      bench.train(ROWS, step, 0.1 / (1 + step));
    }
  }
}
