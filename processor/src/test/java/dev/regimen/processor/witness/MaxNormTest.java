package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The norm of every unit's incoming weights behind every step, in float, by any number of workers,
 * and what the bound leaves alone. {@link NetworkUpdatesTest} has its formula, {@link
 * MovingAverageTest} the average behind it.
 */
@Tag("training")
class MaxNormTest {
  private static final int ROWS = 9;
  private static final double LARGEST = 0.4;
  private static final String REGIME = "@AdamW @MaxNorm(0.4)";

  /** Rows longer than a tile, rows of one number, rows that tiles cut. */
  private static final Net DENSE =
      Net.of(
          "Bounded",
          Zoo.classes(2500, 3, REGIME),
          "@Dense(1) @Tanh",
          "@Dense(700) @BatchNorm @Tanh",
          "@Dense(9) @Tanh",
          "@Dense(8) @Tanh @Frozen",
          "@Dense(value = 7) @MaxNorm(0.2) @Tanh",
          "@Dense(3)");

  private static final Net MAPS =
      Net.of(
          "BoundedMaps",
          Zoo.classes("{5, 3, 2}", 3, REGIME + " @ClassCondition(4)"),
          "@Conv(6) @ConditionalInstanceNorm @Relu",
          "@Conv(value = 6, depthwise = true) @Relu",
          "@Flatten",
          "@Dense(3)");

  private static final Compiled COMPILED = Compiled.of("float", List.of(DENSE, MAPS));

  @Test
  void everyUnitIsWithinTheBoundBehindEveryStep() {
    for (Net net : List.of(DENSE, MAPS)) {
      for (int workers = 1; workers <= 3; workers++) {
        try (StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, workers, 10)) {
          Twins.scatter(bench, 5);
          for (int step = 0; step < 10; step++) {
            Twins.feed(bench, Batch.random(COMPILED.model(net), ROWS, step));
            bench.train(ROWS, step, 0.1);
            check(net, bench, step);
          }
        }
      }
    }
  }

  private static void check(Net net, StepBench bench, int step) {
    for (String name : bench.parameters()) {
      boolean weight = name.endsWith(".weight") && !name.contains("_norm");
      boolean free = net == DENSE && name.startsWith("d.");
      if (weight && !free) {
        double bound = net == DENSE && name.startsWith("e.") ? 0.2 : LARGEST;
        double[] norms = norms(bench.get(name), bench.shape(name).get(0));
        double largest = Arrays.stream(norms).max().orElseThrow();
        assertTrue(largest <= bound * (1 + 1e-6), "step " + step + " " + name + ": " + largest);
        assertTrue(step > 0 || largest > 0.99 * bound, name + " was within the bound before");
      }
    }
  }

  private static double[] norms(double[] weight, int units) {
    int each = weight.length / units;
    double[] norms = new double[units];
    for (int i = 0; i < weight.length; i++) {
      norms[i / each] += weight[i] * weight[i];
    }
    return Arrays.stream(norms).map(Math::sqrt).toArray();
  }

  /** Frozen weights keep bits beyond the bound; a class's row of scales is no unit's weight. */
  @Test
  void whatIsNoTrainedWeightIsLeftAlone() {
    try (StepBench bench = StepBench.of(COMPILED.trainer(DENSE), ROWS, 2, 10)) {
      Twins.scatter(bench, 5);
      double[] frozen = bench.get("d.weight");
      bench.train(ROWS, 0, 0);
      assertTrue(Arrays.stream(norms(frozen, 8)).max().orElseThrow() > LARGEST);
      assertArrayEquals(frozen, bench.get("d.weight"));
    }
    try (StepBench bench = StepBench.of(COMPILED.trainer(MAPS), ROWS, 2, 10)) {
      double[] scales = bench.get("a_norm.weight");
      Twins.feed(bench, Batch.random(COMPILED.model(MAPS), ROWS, 1));
      bench.train(ROWS, 0, 0);
      assertTrue(norms(scales, 4)[0] > LARGEST);
      assertArrayEquals(scales, bench.get("a_norm.weight"));
    }
  }

  /** A unit within the bound keeps its bits: its factor is exactly 1. */
  @Test
  void whatIsWithinTheBoundKeepsItsBits() {
    try (StepBench bench = StepBench.of(COMPILED.trainer(DENSE), ROWS, 2, 10)) {
      Twins.scatter(bench, 5);
      double[] weight = bench.get("c.weight");
      double[] norms = norms(weight, 9);
      int each = weight.length / 9;
      for (int i = 0; i < weight.length; i++) {
        weight[i] *= (i / each % 2 == 0 ? 0.3 : 0.5) / norms[i / each];
      }
      bench.set("c.weight", weight);
      double[] before = bench.get("c.weight");
      bench.train(ROWS, 0, 0);
      double[] after = bench.get("c.weight");
      for (int unit = 0; unit < 9; unit++) {
        double[] was = Arrays.copyOfRange(before, unit * each, (unit + 1) * each);
        double[] is = Arrays.copyOfRange(after, unit * each, (unit + 1) * each);
        assertEquals(unit % 2 == 0, Arrays.equals(was, is), "unit " + unit);
      }
    }
  }
}
