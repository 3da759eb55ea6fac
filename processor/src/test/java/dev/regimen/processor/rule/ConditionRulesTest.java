package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.regimen.annotation.AdaIn;
import dev.regimen.annotation.ConditionalInstanceNorm;
import dev.regimen.annotation.InstanceNorm;
import dev.regimen.annotation.Spade;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a condition does to normalized maps, worked out by hand on two samples of 1x2x2. */
@Tag("pure")
class ConditionRulesTest {
  private static final double[] X = {1, 2, 3, -4, 0, 1, -2, 5};

  /** A norm on the maps under a condition, its parameters in the order of their making. */
  private static <A extends Annotation> double[] run(
      Use<A> use, int classes, int[] extents, double[] condition, double[]... parameters) {
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(1, 2, 2);
    scope.condition = extents.length == 0 ? null : ConditionInput.of(scope.graph, classes, extents);
    Rule<?> rule = Rules.load().of(use.annotation().annotationType()).orElseThrow();
    @SuppressWarnings("unchecked") // Rules gives the rule of the annotation
    Value output = ((LayerRule<A>) rule).lower(use, input, scope);
    Numbers numbers = new Numbers(2, 1).set(input, X);
    scope.condition().ifPresent(each -> numbers.set(each.value(), condition));
    List<Value> states = List.copyOf(scope.states.keySet());
    for (int i = 0; i < parameters.length; i++) {
      numbers.set(states.get(i), parameters[i]);
    }
    Program program = new Program(scope.graph, Map.of("y", output), List.of());
    return Interpreter.run(program, numbers).outputs().get("y").data();
  }

  private static double[] normal() {
    Use<InstanceNorm> plain = Written.on("layer", InstanceNorm.class, "affine", false);
    return run(plain, 0, new int[0], new double[0]);
  }

  /** Each element as scale·x̂ + shift, by sample and channel. */
  private static double[] expected(double[] scale, double[] shift) {
    double[] y = normal();
    Arrays.setAll(y, i -> scale[i / 4 * 2 + i % 2] * y[i] + shift[i / 4 * 2 + i % 2]);
    return y;
  }

  @Test
  void aClassChoosesItsRowOfTheTables() {
    double[] gammas = {1, 2, 3, 4, 5, 6};
    double[] betas = {-1, -2, -3, -4, -5, -6};
    double[] y =
        run(
            Written.on("layer", ConditionalInstanceNorm.class),
            3,
            new int[] {1},
            new double[] {2, 0},
            gammas,
            betas);
    double[] scale = {5, 6, 1, 2};
    assertArrayEquals(expected(scale, new double[] {-5, -6, -1, -2}), y, 1e-14);
  }

  @Test
  void aStyleMakesScalesAndShifts() {
    double[] weight = {0.5, 1, -1, 2, 3, 0, 0, -2};
    double[] bias = {0.25, 0, 0, 1};
    double[] styles = {1, 2, -1, 1};
    double[] y = run(Written.on("layer", AdaIn.class), 0, new int[] {2}, styles, weight, bias);
    double[] scale = {1 + 0.5 + 2 + 0.25, 1 - 1 + 4, 1 - 0.5 + 1 + 0.25, 1 + 1 + 2};
    double[] shift = {3, -4 + 1, -3, -2 + 1};
    assertArrayEquals(expected(scale, shift), y, 1e-14);
  }

  /** Only the middle taps are not 0, so that every place is by itself. */
  @Test
  void aLayoutMakesThemForEveryPlace() {
    double[] shared = middles(2);
    double[] gamma = middles(0.5, -1);
    double[] beta = middles(1, 3);
    double[] y =
        run(
            Written.on("layer", Spade.class, "hidden", 1),
            0,
            new int[] {1, 2, 1},
            new double[] {1, -1, 0.5, 2},
            shared,
            new double[] {0.5},
            gamma,
            new double[] {0, 0.25},
            beta,
            new double[] {0, 0});
    double[] hidden = {2.5, 0, 1.5, 4.5};
    double[] expected = normal();
    Arrays.setAll(
        expected,
        i -> {
          double h = hidden[i / 2];
          boolean first = i % 2 == 0;
          double scale = first ? 1 + 0.5 * h : 1 - h + 0.25;
          return scale * expected[i] + (first ? h : 3 * h);
        });
    assertArrayEquals(expected, y, 1e-14);
  }

  private static double[] middles(double... values) {
    double[] weight = new double[values.length * 9];
    for (int filter = 0; filter < values.length; filter++) {
      weight[filter * 9 + 4] = values[filter];
    }
    return weight;
  }
}
