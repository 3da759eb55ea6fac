package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Bias;
import dev.regimen.annotation.Dense;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.DenseRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dense layer's shapes, layout, bias and misfits. */
@Tag("pure")
class DenseRuleTest {
  private static final DenseRule RULE = new DenseRule();

  private static Use<Dense> dense(Object... members) {
    return Written.on("layer", Dense.class, members);
  }

  @Test
  void weightsLieAsOutByIn() {
    Use<Dense> use = dense("value", 2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(3);
    Value output = RULE.lower(use, input, scope);
    List<Value> states = List.copyOf(scope.states.keySet());
    assertEquals(Shape.of(2, 3), states.get(0).shape());
    Numbers numbers = new Numbers(1, 1).set(input, 1, 10, 100);
    numbers.set(states.get(0), 1, 2, 3, 4, 5, 6).set(states.get(1), 0.5, 0.25);
    Program program = new Program(scope.graph, Map.of("y", output), List.of());
    assertArrayEquals(
        new double[] {321.5, 654.25},
        Interpreter.run(program, numbers).outputs().get("y").data(),
        1e-12);
  }

  @Test
  void imagesAreReadAsVectorsAtTheInputOnly() {
    Use<Dense> use = dense("value", 2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value image = scope.input(4, 3);
    assertEquals(Shape.batch(2), RULE.lower(use, image, scope).shape());
    Value maps = scope.input(4, 3, 1).times(2);
    Misfit misfit = assertThrows(Misfit.class, () -> RULE.lower(use, maps, scope));
    assertEquals("RankMismatch", misfit.id());
  }

  @Test
  void everyRowIsMultipliedByTheSameWeight() {
    Use<Dense> use = dense("value", 2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(6);
    Value output = RULE.lower(use, input.reshape(Shape.batch(2, 3)), scope);
    List<Value> states = List.copyOf(scope.states.keySet());
    assertEquals(Shape.of(2, 3), states.get(0).shape());
    assertEquals(Shape.batch(2, 2), output.shape());
    Numbers numbers = new Numbers(1, 1).set(input, 1, 10, 100, 100, 10, 1);
    numbers.set(states.get(0), 1, 2, 3, 4, 5, 6).set(states.get(1), 0.5, 0.25);
    Program program = new Program(scope.graph, Map.of("y", output), List.of());
    assertArrayEquals(
        new double[] {321.5, 654.25, 123.5, 456.25},
        Interpreter.run(program, numbers).outputs().get("y").data(),
        1e-12);
  }

  @Test
  void declaredInputsAreChecked() {
    Use<Dense> use = dense("value", 2, "in", 5);
    TestLayerScope scope = new TestLayerScope(true, use);
    Misfit misfit = assertThrows(Misfit.class, () -> RULE.lower(use, scope.input(4), scope));
    assertEquals("InputSizeMismatch", misfit.id());
    assertEquals("in", misfit.member());
    assertEquals("@Dense(in = 5) but its input has 4 values", misfit.getMessage());
    assertEquals(List.of("delete in = 5 (it is inferred)"), misfit.fixes());
  }

  private static int states(Bias bias, Use<?>... others) {
    Use<Dense> use = dense("value", 2, "bias", bias);
    TestLayerScope scope = new TestLayerScope(true, others);
    RULE.lower(use, scope.input(4), scope);
    return scope.states.size();
  }

  @Test
  void aBatchNormBesideItTakesTheBiassPlace() {
    Use<BatchNorm> norm = Written.on("layer", BatchNorm.class);
    assertEquals(2, states(Bias.AUTO));
    assertEquals(1, states(Bias.AUTO, norm));
    assertEquals(2, states(Bias.ON, norm));
    assertEquals(1, states(Bias.OFF));
  }
}
