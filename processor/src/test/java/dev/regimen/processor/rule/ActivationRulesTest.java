package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Elu;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Selu;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.annotation.Silu;
import dev.regimen.annotation.Softmax;
import dev.regimen.annotation.Softplus;
import dev.regimen.annotation.Tanh;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.pass.Autodiff;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Activations at asymmetric points, against numbers worked out elsewhere. */
@Tag("pure")
class ActivationRulesTest {
  private static double at(double x, Class<? extends Annotation> type, Object... members) {
    return at(rule(type), x, members);
  }

  private static LayerRule<?> rule(Class<? extends Annotation> type) {
    return (LayerRule<?>) Rules.load().of(type).orElseThrow();
  }

  private static <A extends Annotation> double at(LayerRule<A> rule, double x, Object... members) {
    Use<A> use = Written.on("layer", rule.annotation(), members);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(1);
    Program program =
        new Program(scope.graph, Map.of("y", rule.lower(use, input, scope)), List.of());
    return Interpreter.run(program, new Numbers(1, 1).set(input, x)).outputs().get("y").data()[0];
  }

  @Test
  void rectifiers() {
    assertEquals(0, at(-1.5, Relu.class));
    assertEquals(1.5, at(1.5, Relu.class));
    assertEquals(-0.015, at(-1.5, LeakyRelu.class), 1e-15);
    assertEquals(-0.3, at(-1.5, LeakyRelu.class, "slope", 0.2), 1e-15);
    assertEquals(1.5, at(1.5, LeakyRelu.class, "slope", 0.2), 1e-15);
  }

  @Test
  void exponentials() {
    assertEquals(-0.6321205588285577, at(-1, Elu.class), 1e-15);
    assertEquals(-1.2642411176571153, at(-1, Elu.class, "alpha", 2.0), 1e-15);
    assertEquals(1.7, at(1.7, Elu.class), 1e-15);
    assertEquals(-1.1113307378125625, at(-1, Selu.class), 1e-14);
    assertEquals(1.0507009873554805, at(1, Selu.class), 1e-14);
  }

  @Test
  void smoothRectifiers() {
    assertEquals(0.8413447460685429, at(1, Gelu.class), 1e-14);
    assertEquals(-0.15865525393145707, at(-1, Gelu.class), 1e-14);
    assertEquals(0.8411919906082768, at(1, Gelu.class, "approximate", true), 1e-14);
    assertEquals(0.7310585786300049, at(1, Silu.class), 1e-15);
    assertEquals(-0.2689414213699951, at(-1, Silu.class), 1e-15);
    assertEquals(1.3132616875182228, at(1, Softplus.class), 1e-15);
    assertEquals(800, at(800, Softplus.class), 1e-12);
  }

  @Test
  void sigmoids() {
    assertEquals(0.7310585786300049, at(1, Sigmoid.class), 1e-15);
    assertEquals(0.7615941559557649, at(1, Tanh.class), 1e-15);
  }

  /** At 0 the derivative is the one from the left, as PyTorch has it. */
  @Test
  void slopesAtZero() {
    assertEquals(0, slopeAtZero(rule(Relu.class)));
    assertEquals(0.01, slopeAtZero(rule(LeakyRelu.class)), 1e-15);
    assertEquals(1, slopeAtZero(rule(Elu.class)), 1e-15);
  }

  private static <A extends Annotation> double slopeAtZero(LayerRule<A> rule) {
    Use<A> use = Written.on("layer", rule.annotation());
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(1);
    Value sum = rule.lower(use, input, scope).sum(0, 1).reshape(Shape.scalar());
    Program program = new Program(scope.graph, Map.of("loss", sum), List.of());
    Value slope = Autodiff.gradients(program, List.of(input)).get(input);
    Program backward = new Program(scope.graph, Map.of("slope", slope), List.of());
    return Interpreter.run(backward, new Numbers(1, 1).set(input, 0))
        .outputs()
        .get("slope")
        .data()[0];
  }

  @Test
  void softmaxIsShiftedSoThatNothingOverflows() {
    Use<Softmax> use = Written.on("layer", Softmax.class);
    TestLayerScope scope = new TestLayerScope(false, use);
    Value input = scope.input(3);
    LayerRule<?> rule = rule(Softmax.class);
    Program program = new Program(scope.graph, Map.of("y", lower(rule, input, scope)), List.of());
    Numbers numbers = new Numbers(1, 1).set(input, 1000, 1001, 1002);
    assertArrayEquals(
        new double[] {0.09003057317038046, 0.24472847105479767, 0.6652409557748219},
        Interpreter.run(program, numbers).outputs().get("y").data(),
        1e-15);
  }

  private static <A extends Annotation> Value lower(
      LayerRule<A> rule, Value input, TestLayerScope scope) {
    return rule.lower(Written.on("layer", rule.annotation()), input, scope);
  }
}
