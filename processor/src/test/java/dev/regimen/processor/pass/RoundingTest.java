package dev.regimen.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Pack;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.RoundWeight;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.plan.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is multiplied is rounded, once, and nothing else. */
@Tag("pure")
class RoundingTest {
  private static final Shape WEIGHT = Shape.of(3, 4);

  private final Graph graph = new Graph();
  private final Value x = graph.leaf(Leaf.Kind.INPUT, "x", Shape.of(Shape.BATCH, 4));
  private final Value w = graph.leaf(Leaf.Kind.PARAMETER, "w", WEIGHT);

  private Program differentiated() {
    Value y = graph.matMul(x, w, false, true);
    Value z = graph.matMul(y, graph.reshape(w, Shape.of(4, 3)), false, true);
    Value loss = graph.reshape(z.square().sum(0, 1), Shape.scalar());
    Program forward = new Program(graph, Map.of(Program.LOSS, loss), List.of());
    Map<String, Value> outputs = new LinkedHashMap<>(forward.outputs());
    Autodiff.gradients(forward, List.of(w, x))
        .forEach((leaf, gradient) -> outputs.put("d " + leaf, gradient));
    return new Program(graph, outputs, List.of());
  }

  private static boolean isProduct(Value value) {
    return value.op() instanceof MatMul || value.op() instanceof Convolution;
  }

  private static boolean isRounded(Value value) {
    return value.op() instanceof RoundWeight
        || value.op() instanceof Pointwise each
            && each.expression().equals(Scalar.arg(0).apply(UnaryFunction.BF16))
        || value.op().renames() && isRounded(value.arg(0));
  }

  @Test
  void operandsOfProductsAreRoundedInBothDirectionsAndNothingElseReadsThem() {
    Program plain = differentiated();
    assertFalse(Rounding.isIn(plain));
    Program rounded = Rounding.of(plain);
    assertTrue(Rounding.isIn(rounded));
    long products = rounded.body().stream().filter(RoundingTest::isProduct).count();
    assertEquals(6, products, rounded.toString());
    for (Value value : rounded.body()) {
      for (Value arg : value.args()) {
        boolean renames = value.op().renames();
        assertTrue(renames || isProduct(value) == isRounded(arg), () -> value + " in\n" + rounded);
      }
    }
    long ofWeights = rounded.body().stream().filter(v -> v.op() instanceof RoundWeight).count();
    assertEquals(1, ofWeights, "the weight and its other form share one rounding\n" + rounded);
    assertEquals(rounded.toString(), Rounding.of(rounded).toString());
  }

  /** Each once, in half the room, read by products alone, and by every one of them. */
  @Test
  void whatTheProcessorMultipliesIsPacked() {
    Program packed = Rounding.packed(differentiated());
    assertTrue(Rounding.isIn(packed));
    Program rounded = Rounding.of(differentiated());
    assertEquals(rounded.body().size(), packed.body().size());
    for (Value value : packed.body()) {
      for (Value arg : value.args()) {
        boolean reads = isProduct(value) || value.op().renames();
        assertTrue(reads || !Space.isPacked(arg), () -> value + " in\n" + packed);
        assertTrue(!isProduct(value) || Space.isPacked(arg), () -> value + " in\n" + packed);
      }
    }
    Value pack =
        graph.add(new Pack(), List.of(graph.leaf(Leaf.Kind.PARAMETER, "o", Shape.of(3, 5))));
    assertEquals(8, Space.size(pack), "15 numbers in the place of 8 floats");
    assertEquals(8, Space.size(graph.reshape(pack, Shape.of(5, 3))));
    assertEquals(List.of(pack), pack.op().adjoint(pack, pack));
  }

  @Test
  void gradientsOfConvolutionsAreRoundedToo() {
    Value maps = graph.leaf(Leaf.Kind.INPUT, "maps", Shape.of(Shape.BATCH, 5, 5, 2));
    Value filters = graph.leaf(Leaf.Kind.PARAMETER, "filters", Shape.of(3, 3, 3, 2));
    Value y =
        graph.add(
            new Convolution(new Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1), 1), List.of(maps, filters));
    Value loss = graph.reshape(y.square().sum(0, 1, 2, 3), Shape.scalar());
    Program forward = new Program(graph, Map.of(Program.LOSS, loss), List.of());
    for (List<Value> leaves : List.of(List.of(filters), List.of(maps), List.of(maps, filters))) {
      Map<String, Value> outputs = new LinkedHashMap<>(forward.outputs());
      Autodiff.gradients(forward, leaves)
          .forEach((leaf, gradient) -> outputs.put("d " + leaf, gradient));
      Program rounded = Rounding.of(new Program(graph, outputs, List.of()));
      long calls = 0;
      for (Value value : rounded.body()) {
        if (value.op() instanceof Call && !(value.op() instanceof RoundWeight)) {
          assertTrue(value.args().stream().allMatch(RoundingTest::isRounded), rounded.toString());
          calls++;
        }
      }
      assertEquals(2, calls, rounded.toString());
    }
  }

  @Test
  void roundingPassesItsGradientStraightThrough() {
    assertEquals(Scalar.ONE, Scalar.arg(0).apply(UnaryFunction.BF16).derivative(0));
    Value y = graph.add(new RoundWeight(), List.of(w));
    Value dy = graph.leaf(Leaf.Kind.PARAMETER, "dy", WEIGHT);
    assertEquals(List.of(dy), y.op().adjoint(y, dy));
  }
}
