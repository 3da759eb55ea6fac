package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.pass.Autodiff;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Compares derivatives of a program with central differences in double. */
final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final double RELATIVE = 1e-5;

  /** Of larger leaves about so many elements are looked at alone, at an odd distance. */
  private static final int ELEMENTS = 12;

  /** And all of them together along so many directions: each element has its part in every one. */
  private static final int DIRECTIONS = 3;

  private GradientCheck() {}

  /** Fails unless every leaf's gradient is right and has an element that is not 0. */
  static void check(Value loss, List<Value> leaves, Numbers numbers) {
    Program forward = Verifier.verified("loss", program(loss.graph(), Map.of("loss", loss)));
    Map<Value, Value> gradients = Autodiff.gradients(forward, leaves);
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Value leaf : leaves) {
      assertTrue(gradients.containsKey(leaf), "no gradient reaches " + leaf);
      outputs.put(leaf.toString(), gradients.get(leaf));
    }
    Program backward = Verifier.verified("gradients", program(loss.graph(), outputs));
    Map<String, Tensor> exact = Interpreter.run(backward, numbers).outputs();
    for (Value leaf : leaves) {
      compare(forward, leaf, exact.get(leaf.toString()), numbers);
    }
  }

  private static Program program(Graph graph, Map<String, Value> outputs) {
    return new Program(graph, outputs, List.of());
  }

  private static void compare(Program forward, Value leaf, Tensor gradient, Numbers numbers) {
    double[] at = numbers.tensor((Leaf) leaf.op()).data();
    int distance = at.length / ELEMENTS | 1;
    for (int i = 0; i < at.length; i += distance) {
      double[] direction = new double[at.length];
      direction[i] = 1;
      compare(forward, at, direction, gradient, numbers, leaf + " element " + i);
    }
    Random random = new Random(leaf.toString().hashCode());
    for (int i = 0; i < DIRECTIONS && distance > 1; i++) {
      double length = 1 / Math.sqrt(at.length);
      double[] direction =
          random.doubles(at.length).map(sign -> sign < 0.5 ? -length : length).toArray();
      compare(forward, at, direction, gradient, numbers, leaf + " direction " + i);
    }
    double largest = Arrays.stream(gradient.data()).map(Math::abs).max().orElse(0);
    assertTrue(largest > 1e-6, "the gradient of " + leaf + " is zero everywhere");
  }

  /** The derivative along a direction of length 1. */
  private static void compare(
      Program forward,
      double[] at,
      double[] direction,
      Tensor gradient,
      Numbers numbers,
      String where) {
    double[] here = at.clone();
    Arrays.setAll(at, i -> here[i] + STEP * direction[i]);
    double above = loss(forward, numbers);
    Arrays.setAll(at, i -> here[i] - STEP * direction[i]);
    double below = loss(forward, numbers);
    System.arraycopy(here, 0, at, 0, at.length);
    double difference = (above - below) / (2 * STEP);
    double exact = 0;
    for (int i = 0; i < at.length; i++) {
      exact += gradient.data()[i] * direction[i];
    }
    double allowed = RELATIVE * Math.max(Math.abs(exact), Math.abs(difference));
    double noise = 1e-10 * (1 + Math.abs(above)) / STEP * 1e-3;
    assertEquals(difference, exact, allowed + noise, where);
  }

  private static double loss(Program forward, Numbers numbers) {
    return Interpreter.run(forward, numbers).outputs().get("loss").data()[0];
  }
}
