package dev.regimen.processor.pass;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Derivatives of random graphs of all operations against central differences. */
@Tag("pure")
class AutodiffTest {
  private static final int GRAPHS = 60;
  private static final double RELATIVE = 1e-5;

  /** Where a kink lies between the two points, a smaller step finds the slope on its own side. */
  private static final double[] WIDTHS = {1e-4, 1e-5, 1e-6};

  @Test
  void derivativesOfRandomGraphsAreDifferences() {
    assertAll(IntStream.range(0, GRAPHS).mapToObj(seed -> () -> check(new RandomGraph(seed))));
  }

  private static void check(RandomGraph random) {
    check(random, random.loss());
  }

  /** The gradient of a scalar with respect to every leaf of its graph. */
  static void check(RandomGraph random, Value loss) {
    checkLeaves(random, loss, random.leaves());
  }

  static void checkLeaves(RandomGraph random, Value loss, List<Value> leaves) {
    Program forward = new Program(loss.graph(), Map.of(Program.LOSS, loss), List.of());
    Verifier.verified("building", forward);
    Map<Value, Value> gradients = Autodiff.gradients(forward, leaves);
    Map<String, Value> outputs = new LinkedHashMap<>();
    gradients.forEach((leaf, gradient) -> outputs.put(leaf.toString(), gradient));
    Program backward =
        Verifier.verified("differentiation", new Program(loss.graph(), outputs, List.of()));
    Map<String, Tensor> exact = Interpreter.run(backward, random).outputs();
    for (Value leaf : gradients.keySet()) {
      Tensor gradient = exact.get(leaf.toString());
      assertEquals(leaf.shape(), gradients.get(leaf).shape(), random + ", " + leaf);
      compare(forward, leaf, gradient.data(), random);
    }
    assertFalse(gradients.isEmpty(), random + ": nothing was differentiated");
  }

  private static void compare(Program forward, Value leaf, double[] gradient, RandomGraph random) {
    double[] at = random.tensor((Leaf) leaf.op()).data();
    double scale = 0;
    for (double element : gradient) {
      scale = Math.max(scale, Math.abs(element));
    }
    for (int i = 0; i < at.length; i++) {
      double best = Double.POSITIVE_INFINITY;
      for (int k = 0; k < WIDTHS.length && best > RELATIVE; k++) {
        double error = Math.abs(difference(forward, at, i, WIDTHS[k], random) - gradient[i]);
        best = Math.min(best, error / Math.max(1e-4, Math.max(scale, Math.abs(gradient[i]))));
      }
      int element = i;
      double relative = best;
      assertTrue(
          best <= RELATIVE,
          () -> random + ", " + leaf + "[" + element + "] is off by " + relative + "\n" + forward);
    }
  }

  private static double difference(
      Program forward, double[] at, int i, double width, RandomGraph random) {
    double here = at[i];
    at[i] = here + width;
    double above = loss(forward, random);
    at[i] = here - width;
    double below = loss(forward, random);
    at[i] = here;
    return (above - below) / (2 * width);
  }

  private static double loss(Program forward, RandomGraph random) {
    return Interpreter.run(forward, random).outputs().get(Program.LOSS).data()[0];
  }

  @Test
  void noGradientIsBuiltWhereNoneIsAskedFor() {
    RandomGraph random = new RandomGraph(1);
    Value input = random.leaf(Leaf.Kind.INPUT, "x", Shape.batch(3));
    Value weight = random.leaf(Leaf.Kind.PARAMETER, "w", Shape.of(2, 3));
    Value loss = input.graph().matMul(input, weight, false, true).square().sum(0, 1);
    Value scalar = loss.reshape(Shape.scalar());
    Program forward = new Program(loss.graph(), Map.of(Program.LOSS, scalar), List.of());
    Map<Value, Value> gradients = Autodiff.gradients(forward, List.of(weight));
    assertEquals(List.of(weight), List.copyOf(gradients.keySet()));
    Program backward = new Program(loss.graph(), Map.of("dw", gradients.get(weight)), List.of());
    boolean forInput =
        backward.body().stream()
            .anyMatch(value -> value != input && value.shape().equals(input.shape()));
    assertFalse(forInput, "a gradient at the input was built");
  }

  @Test
  void detachedValuesAndMaximaPassNothing() {
    RandomGraph random = new RandomGraph(2);
    Value w = random.leaf(Leaf.Kind.PARAMETER, "w", Shape.of(4));
    Value loss = w.detach().times(w).sum(0).plus(w.maximum(0)).reshape(Shape.scalar());
    Program forward = new Program(w.graph(), Map.of(Program.LOSS, loss), List.of());
    Value gradient = Autodiff.gradients(forward, List.of(w)).get(w);
    Program backward = new Program(w.graph(), Map.of("dw", gradient), List.of());
    double[] exact = Interpreter.run(backward, random).outputs().get("dw").data();
    double[] values = random.tensor((Leaf) w.op()).data();
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], exact[i], 1e-12);
    }
  }
}
