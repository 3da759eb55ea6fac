package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;
import dev.regimen.train.StepBench;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rates that fall from the top down: by how far a step moves each parameter along its gradient. */
@Tag("training")
class LayerwiseDecayTest {
  private static final double RATE = 0.03;
  private static final Net NET =
      Net.of(
              "Deep",
              Zoo.outputs(3, 2, "@Sgd @LayerwiseDecay(0.6)"),
              "@Dense(4) @Tanh",
              "@Use(width = 4, repeat = 2) : Cell",
              "@Sigmoid",
              "@Dense(5) @Tanh @LearningRateScale(2)",
              "@Dense(2)")
          .with(
              """
              @Block @Residual static class Cell {
                @Dense(6) @Tanh Layer inner;
                @Dense(Block.WIDTH) Layer outer;
              }
              """);
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    compiled = Compiled.inDouble(NET);
  }

  @Test
  void aPartMovesByItsDepth() {
    try (StepBench bench = StepBench.of(compiled.trainer(NET), 6, 2, 10)) {
      Twins.scatter(bench, 5);
      Map<String, double[]> before = new HashMap<>();
      bench.parameters().forEach(name -> before.put(name, bench.get(name)));
      Twins.feed(bench, Batch.random(compiled.model(NET), 6, 1));
      bench.train(6, 0, RATE);
      assertEquals(14, before.size(), before.keySet().toString());
      for (String name : bench.parameters()) {
        double[] gradient = bench.gradient(name);
        double[] after = bench.get(name);
        for (int i = 0; i < after.length; i++) {
          double expected = before.get(name)[i] - RATE * factor(name) * gradient[i];
          assertEquals(expected, after[i], 1e-14, name);
          assertTrue(gradient[i] != 0, name);
        }
      }
    }
  }

  /** Every head is a top of its own, however many layers it has; the trunk lies below all. */
  @Test
  void everyHeadHasTheRateOfTheOptimizer() {
    NetworkModel model = NetworkLowering.sized(Heads.decayed(), Rules.load());
    Compiled heads = Compiled.inDouble(List.of(model));
    try (StepBench bench = StepBench.of(heads.trainer("Decayed"), 6, 2, 10)) {
      Twins.scatter(bench, 5);
      Random random = new Random(8);
      bench.input(random.doubles(6 * 5, -2, 2).toArray());
      for (TaskSpec task : bench.blueprint().tasks()) {
        double[] target = new double[6 * task.width()];
        for (int row = 0; row < 6; row++) {
          target[row * task.width() + row % task.width()] = 1;
        }
        double[] present = task.partial() ? new double[] {1, 1, 0, 1, 1, 1} : new double[0];
        bench.target(task.name(), target, present);
      }
      Map<String, double[]> before = new HashMap<>();
      bench.parameters().forEach(name -> before.put(name, bench.get(name)));
      bench.train(6, 0, RATE);
      Map<String, Double> factors = Map.of("a", 0.36, "b", 0.6, "c", 1.0, "d", 1.0, "e", 1.0);
      for (String name : bench.parameters()) {
        double[] gradient = bench.gradient(name);
        double[] after = bench.get(name);
        double factor = factors.get(name.substring(0, 1));
        for (int i = 0; i < after.length; i++) {
          assertEquals(before.get(name)[i] - RATE * factor * gradient[i], after[i], 1e-14, name);
        }
        assertTrue(Arrays.stream(gradient).anyMatch(slope -> slope != 0), name);
      }
    }
  }

  /** Two applications of a block lie between the first layer and the last two; c has no weights. */
  private static double factor(String parameter) {
    List<String> parts = List.of("e.", "d.", "b.1.", "b.0.", "a.");
    List<Double> factors = List.of(1.0, 2 * 0.6, 0.6 * 0.6, Math.pow(0.6, 3), Math.pow(0.6, 4));
    for (String part : parts) {
      if (parameter.startsWith(part)) {
        return factors.get(parts.indexOf(part));
      }
    }
    throw new AssertionError("which part is " + parameter);
  }
}
