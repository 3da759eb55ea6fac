package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Inference;
import dev.regimen.annotation.RmsNorm;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.BatchNormRule;
import dev.regimen.processor.rule.layer.DropoutRule;
import dev.regimen.processor.rule.layer.RmsNormRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Norms and dropout at asymmetric numbers, against numbers worked out independently. */
@Tag("pure")
class NormRulesTest {
  private static final double[] COLUMN = {1, 2, 4};

  private static BatchNorm batchNorm(Object... members) {
    return Written.on("layer", BatchNorm.class, members).annotation();
  }

  /** Three samples of one channel; γ = 1.5, β = 0.25, running mean 2 and variance 5. */
  private static Interpreter.Outcome run(BatchNorm annotation, boolean training) {
    Use<BatchNorm> use = new Use<>(annotation, "layer", new Written.NamedSite("layer"));
    TestLayerScope scope = new TestLayerScope(training, use);
    Value input = scope.input(1);
    Value output = new BatchNormRule().lower(use, input, scope);
    Numbers numbers = new Numbers(3, 1).set(input, COLUMN);
    numbers.set(leaf(scope, "_norm.weight"), 1.5);
    numbers.set(leaf(scope, "_norm.bias"), 0.25);
    numbers.set(leaf(scope, "_norm.running_mean"), 2);
    numbers.set(leaf(scope, "_norm.running_var"), 5);
    List<Update> updates = new ArrayList<>();
    scope.updates.forEach((state, next) -> updates.add(new Update(state, next)));
    return Interpreter.run(new Program(scope.graph, Map.of("y", output), updates), numbers);
  }

  private static Value leaf(TestLayerScope scope, String suffix) {
    return scope.graph.leaf(
        suffix.contains("running") ? Leaf.Kind.RUNNING : Leaf.Kind.PARAMETER,
        "layer" + suffix,
        Shape.of(1));
  }

  @Test
  void trainingDividesByTheBiasedVarianceOfTheBatch() {
    assertArrayEquals(
        new double[] {-1.3484378463412456, -0.14960946158531158, 2.248047307926557},
        run(batchNorm("epsilon", 1e-2), true).outputs().get("y").data(),
        1e-14);
  }

  /** keep is the share of the old value, and the running variance is the unbiased one. */
  @Test
  void runningStatisticsKeepTheirShare() {
    Map<String, Tensor> updates = run(batchNorm("keep", 0.8), true).updates();
    assertEquals(2.066666666666667, updates.get("layer_norm.running_mean").data()[0], 1e-14);
    assertEquals(4.466666666666667, updates.get("layer_norm.running_var").data()[0], 1e-14);
  }

  @Test
  void inferenceUsesTheRunningStatisticsUnlessAskedForTheBatch() {
    double[] running = run(batchNorm("epsilon", 4.0), false).outputs().get("y").data();
    assertArrayEquals(new double[] {-0.25, 0.25, 1.25}, running, 1e-14);
    BatchNorm transductive = batchNorm("inference", Inference.BATCH);
    assertArrayEquals(
        run(transductive, true).outputs().get("y").data(),
        run(transductive, false).outputs().get("y").data(),
        0);
  }

  @Test
  void oneValuePerChannelGivesNoInfiniteVariance() {
    Use<BatchNorm> use = Written.on("layer", BatchNorm.class);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(1);
    new BatchNormRule().lower(use, input, scope);
    Value variance = leaf(scope, "_norm.running_var");
    Program program =
        new Program(scope.graph, Map.of("next", scope.updates.get(variance)), List.of());
    Numbers numbers = new Numbers(1, 1).set(input, 3).set(variance, 1);
    assertEquals(0.9, Interpreter.run(program, numbers).outputs().get("next").data()[0], 1e-15);
  }

  @Test
  void rmsNormSubtractsNoMean() {
    Use<RmsNorm> use = Written.on("layer", RmsNorm.class, "epsilon", 1e-2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(3);
    Value output = new RmsNormRule().lower(use, input, scope);
    Numbers numbers = new Numbers(1, 1).set(input, COLUMN);
    scope.states.keySet().forEach(gamma -> numbers.set(gamma, 2, 2, 2));
    Program program = new Program(scope.graph, Map.of("y", output), List.of());
    assertArrayEquals(
        new double[] {0.7553895746004979, 1.5107791492009959, 3.0215582984019917},
        Interpreter.run(program, numbers).outputs().get("y").data(),
        1e-14);
  }

  @Test
  void dropoutDropsTheFractionAndScalesTheRest() {
    Use<Dropout> use = Written.on("layer", Dropout.class, "value", 0.2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(100);
    Value output = new DropoutRule().lower(use, input, scope);
    double[] ones = new double[10_000];
    Arrays.fill(ones, 1);
    Program program = new Program(scope.graph, Map.of("y", output), List.of());
    double[] y =
        Interpreter.run(program, new Numbers(100, 5).set(input, ones)).outputs().get("y").data();
    long dropped = Arrays.stream(y).filter(value -> value == 0).count();
    assertEquals(2000, dropped, 160); // four standard deviations
    assertEquals(
        y.length - dropped,
        Arrays.stream(y).filter(value -> Math.abs(value - 1.25) < 1e-12).count());
  }

  @Test
  void inferenceLeavesTheInputAlone() {
    Use<Dropout> use = Written.on("layer", Dropout.class);
    TestLayerScope scope = new TestLayerScope(false, use);
    Value input = scope.input(4);
    assertSame(input, new DropoutRule().lower(use, input, scope));
  }
}
