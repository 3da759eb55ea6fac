package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.StepBench;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the last layer of a probe sees is what it sees at inference, whatever is drawn in the others
 * when they train; frozen layers go on drawing.
 */
@Tag("training")
class ProbeTest {
  private static final int ROWS = 9;
  private static final String[] DRAWING = {
    "@Conv(4) @BatchNorm @Tanh @SpatialDropout(0.4)",
    "@Flatten @Dropout(0.3)",
    "@Dense(8) @Tanh @AlphaDropout(0.2)",
    "@Dense(8) @DropConnect(0.4) @Tanh",
    "@Dense(8) @WeightNoise(0.1) @Tanh",
    ": Skipped",
  };
  private static final String SKIPPED =
      """
        @Block @Residual static class Skipped {
          @Dense(8) @Tanh Layer inner;
        }
      """;
  private static final Net PROBED = net("Probed", "@LinearProbe", "", "");
  private static final Net DRAWN = net("Drawn", "@LinearProbe", "", "@DropConnect(0.5)");
  private static final Net FROZEN = net("Stands", "", " @Frozen", "");
  private static final Net STATES =
      Net.of(
          "States",
          Zoo.classes("{5, 3}", 3, "@Sgd(learningRate = 0.1) @LinearProbe"),
          "@Lstm(value = 4, stateDropout = 0.5)",
          "@LastUnit",
          "@Dense(3)");
  private static final Compiled COMPILED = Compiled.inDouble(PROBED, DRAWN, FROZEN, STATES);

  private static Net net(String name, String regime, String each, String last) {
    String[] fields = new String[DRAWING.length + 1];
    for (int i = 0; i < DRAWING.length; i++) {
      fields[i] = DRAWING[i].startsWith(":") ? DRAWING[i] : DRAWING[i] + each;
    }
    fields[DRAWING.length] = "@Dense(3) " + last;
    String skipped = each.isEmpty() ? SKIPPED : SKIPPED.replace("@Residual", "@Residual" + each);
    return Net.of(
            name,
            Zoo.classes("{4, 4, 2}", 3, "@Sgd(learningRate = 0.1) @StochasticDepth(0.5) " + regime),
            fields)
        .with(skipped);
  }

  private static StepBench bench(Net net) {
    StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, 2, 10);
    Twins.scatter(bench, 3);
    Random random = new Random(1);
    bench.input(random.doubles(ROWS * bench.blueprint().features(), -2, 2).toArray());
    double[] target = new double[3 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      target[3 * row + row % 3] = 1;
    }
    bench.target(target);
    return bench;
  }

  @Test
  void nothingIsDrawnBeforeTheLastLayerOfAProbe() {
    for (Net net : List.of(PROBED, STATES)) {
      try (StepBench bench = bench(net)) {
        double expected = bench.infer(ROWS).loss();
        for (int step = 0; step < 4; step++) {
          assertEquals(expected, bench.train(ROWS, step, 0).loss(), 1e-13, net.name());
        }
      }
    }
    assertTrue(COMPILED.source(PROBED).contains("nothing is drawn in the others"));
  }

  @Test
  void theLastLayerDraws() {
    try (StepBench bench = bench(DRAWN)) {
      assertNotEquals(bench.train(ROWS, 0, 0).loss(), bench.train(ROWS, 1, 0).loss(), 1e-6);
    }
  }

  @Test
  void frozenLayersGoOnDrawing() {
    try (StepBench bench = bench(FROZEN)) {
      assertNotEquals(bench.train(ROWS, 0, 0).loss(), bench.train(ROWS, 1, 0).loss(), 1e-6);
    }
  }
}
