package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.regimen.annotation.StochasticDepth;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.StochasticDepthRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole samples are dropped, the rest is scaled. */
@Tag("pure")
class StochasticDepthRuleTest {
  private static final int ROWS = 2000;
  private static final StochasticDepthRule RULE = new StochasticDepthRule();

  /** The share of samples that are dropped; the others must be x/(1 - dropped), whole. */
  private static double share(boolean linear, double expected, int... sample) {
    Use<StochasticDepth> use =
        Written.on("layer", StochasticDepth.class, "value", 0.4, "linear", linear);
    TestLayerScope scope = new TestLayerScope(true, use);
    scope.depth = 0.5;
    Value input = scope.input(sample);
    Value output = RULE.lower(use, input, scope);
    Numbers numbers = new Numbers(ROWS, 3);
    double[] x = numbers.normal(input, 5, 1).data();
    Program program = new Program(scope.graph, Map.of("y", output), List.of());
    double[] y = Interpreter.run(program, numbers).outputs().get("y").data();
    int size = x.length / ROWS;
    int dropped = 0;
    for (int row = 0; row < ROWS; row++) {
      boolean drops = y[row * size] == 0;
      dropped += drops ? 1 : 0;
      for (int i = row * size; i < (row + 1) * size; i++) {
        assertEquals(drops ? 0 : x[i] / (1 - expected), y[i], 1e-12);
      }
    }
    return (double) dropped / ROWS;
  }

  @Test
  void theFractionDroppedGrowsWithDepthUnlessToldOtherwise() {
    // Four standard deviations of a share of 2000 samples.
    assertEquals(0.2, share(true, 0.2, 6), 0.036);
    assertEquals(0.4, share(false, 0.4, 6), 0.044);
    assertEquals(0.2, share(true, 0.2, 2, 3, 4), 0.036);
  }

  @Test
  void nothingHappensAtInference() {
    Use<StochasticDepth> use = Written.on("layer", StochasticDepth.class, "value", 0.4);
    TestLayerScope scope = new TestLayerScope(false, use);
    Value input = scope.input(6);
    assertSame(input, RULE.lower(use, input, scope));
    assertEquals(Leaf.Kind.INPUT, ((Leaf) input.op()).kind());
  }
}
