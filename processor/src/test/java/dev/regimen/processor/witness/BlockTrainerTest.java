package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.train.StepBench;
import dev.regimen.train.step.Blueprint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users see of blocks in a trainer: names, settings, initial weights, depths. */
@Tag("training")
class BlockTrainerTest {
  private static final Net NET =
      Net.of(
              "Composed",
              Zoo.classes(6, 3, "@Sgd"),
              "@Dense(4) @Relu",
              "@Use(repeat = 2) : Cell",
              "@Use(width = 8) : Cell",
              "@Dense(3)")
          .with(
              """
              @Block @Residual @Relu @StochasticDepth(0.3) @LayerNorm @L2(0.01)
              static class Cell {
                @Dense(Block.WIDTH) @BatchNorm @Relu @Dropout(0.2) Layer inner;
                @Dense(Block.WIDTH) Layer outer;
              }
              """);
  private static final Compiled COMPILED = Compiled.inDouble(NET);

  @Test
  void tensorsAreNamedByTheirPaths() {
    List<String> cell =
        List.of(
            "inner.weight", "inner_norm.weight", "inner_norm.bias", "outer.weight", "outer.bias");
    TreeSet<String> expected = new TreeSet<>(List.of("a.weight", "a.bias", "d.weight", "d.bias"));
    for (String use : List.of("b.0", "b.1", "c")) {
      cell.forEach(name -> expected.add(use + "." + name));
      expected.addAll(List.of(use + "_norm.weight", use + "_norm.bias"));
    }
    expected.addAll(List.of("c.shortcut.weight", "c.shortcut_norm.weight", "c.shortcut_norm.bias"));
    Blueprint blueprint = COMPILED.trainer(NET).blueprint();
    TreeSet<String> actual = new TreeSet<>();
    blueprint.parameters().forEach(tensor -> actual.add(tensor.name()));
    assertEquals(expected, actual);
    assertTrue(
        blueprint.running().stream()
            .anyMatch(tensor -> tensor.name().equals("b.1.inner_norm.running_mean")));
    assertEquals(
        List.of(
            "a",
            "b.0.inner",
            "b.0.outer",
            "b.0",
            "b.1.inner",
            "b.1.outer",
            "b.1",
            "c.inner",
            "c.outer",
            "c.shortcut",
            "c",
            "d"),
        blueprint.layers().stream().map(Blueprint.Layer::field).toList());
  }

  @Test
  void repetitionsShareTheirSettings() {
    TreeSet<String> ofBlocks = new TreeSet<>(COMPILED.trainer(NET).settings().all().keySet());
    ofBlocks.removeIf(name -> !name.startsWith("b.") && !name.startsWith("c."));
    TreeSet<String> expected = new TreeSet<>();
    for (String use : List.of("b.", "c.")) {
      for (String name :
          List.of(
              "inner.batchNorm.epsilon",
              "inner.batchNorm.keep",
              "inner.dropout",
              "layerNorm.epsilon",
              "stochasticDepth",
              "l2")) {
        expected.add(use + name);
      }
    }
    expected.addAll(List.of("c.shortcut.batchNorm.epsilon", "c.shortcut.batchNorm.keep"));
    assertEquals(expected, ofBlocks);
    String source = COMPILED.source(NET);
    assertTrue(source.contains("ComposedTrainer bInnerDropout(double value)"), source);
    assertTrue(source.contains("bBlock1InnerLayer.forward();"), source);
    assertEquals(1, source.split("B_INNER = 4[,;]", -1).length - 1, source);
    assertFalse(source.contains("B_BLOCK"), source);
  }

  @Test
  void repetitionsBeginWithDifferentWeights() {
    try (StepBench bench = StepBench.of(COMPILED.trainer(NET), 4, 1, 1)) {
      for (String name : List.of("inner.weight", "outer.weight")) {
        double[] first = bench.get("b.0." + name);
        assertFalse(Arrays.equals(first, bench.get("b.1." + name)), name);
        assertTrue(Arrays.stream(first).anyMatch(weight -> weight != 0), name);
      }
      double bound = Math.sqrt(6.0 / (4 + 8)); // Xavier's, as of a layer without activation
      assertTrue(
          Arrays.stream(bench.get("c.shortcut.weight"))
              .allMatch(weight -> weight != 0 && Math.abs(weight) <= bound));
    }
  }

  /** The third of three residual blocks is dropped with p, the first with a third of it. */
  @Test
  void depthIsCountedInResidualBlocks() {
    Lowered lowered = Lowerings.training(COMPILED.model(NET));
    Map<String, Value> kept = new LinkedHashMap<>();
    for (Value value : lowered.program().body()) {
      if (value.op() instanceof Draw && value.shape().last() == 1) {
        kept.put(value.origin().layer(), value.arg(0));
      }
    }
    Program program = new Program(lowered.program().graph(), kept, List.of());
    Map<String, dev.regimen.processor.ir.Tensor> probabilities =
        Interpreter.run(program, new Oracle(1, Lowerings.step(COMPILED.model(NET)))).outputs();
    assertEquals(0.9, probabilities.get("b.0").data()[0], 1e-12);
    assertEquals(0.8, probabilities.get("b.1").data()[0], 1e-12);
    assertEquals(0.7, probabilities.get("c").data()[0], 1e-12);
  }
}
