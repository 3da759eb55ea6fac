package dev.regimen.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults that a pass could make, each planted by hand. */
@Tag("pure")
class VerifierTest {
  private final Graph graph = new Graph();
  private final Value x = graph.leaf(Leaf.Kind.INPUT, "x", Shape.batch(3)).named("x");
  private final Value w = graph.leaf(Leaf.Kind.PARAMETER, "w", Shape.of(3)).named("w");

  /** A value as the graph would never type it. */
  private Value forged(Op op, List<Value> args, Shape shape, String name) {
    return new Value(graph, 99, op, args, shape, x.origin()).named(name);
  }

  private static Program program(Graph graph, Value output, Update... updates) {
    return new Program(graph, Map.of("out", output), List.of(updates));
  }

  private static String fault(Program program) {
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> Verifier.verified("some pass", program));
    assertTrue(fault.getMessage().startsWith("after some pass: "), fault.getMessage());
    return fault.getMessage();
  }

  @Test
  void aSoundProgramPasses() {
    Program sound = program(graph, x.times(w), new Update(w, w.plus(1)));
    assertSame(sound, Verifier.verified("building", sound));
  }

  @Test
  void aWrongShapeIsFound() {
    Value wrong = forged(new MatMul(true, false), List.of(x, x), Shape.batch(3), "wrong");
    assertTrue(fault(program(graph, wrong)).contains("wrong[B, 3] should have shape [3, 3]"));
  }

  @Test
  void aReductionThatKeptItsExtentIsFound() {
    Reduce sum = new Reduce(Reduce.Kind.SUM, List.of(1));
    Value wrong = forged(sum, List.of(x), Shape.batch(3), "wrong");
    assertTrue(fault(program(graph, wrong)).contains("wrong[B, 3] should have shape [B, 1]"));
  }

  @Test
  void aValueOfAnotherGraphIsFound() {
    Value foreign = new Graph().leaf(Leaf.Kind.PARAMETER, "w", Shape.of(3)).named("foreign");
    Pointwise plus = new Pointwise(Scalar.arg(0).plus(Scalar.arg(1)), Shape.batch(3));
    Value mixed = forged(plus, List.of(x, foreign), Shape.batch(3), "");
    assertTrue(fault(program(graph, mixed)).contains("foreign[3] belongs to another graph"));
  }

  @Test
  void aResultThatItsOperationDoesNotHaveIsFound() {
    Value y = x.times(w).named("y");
    Value none = forged(new Result(1, Shape.batch(3)), List.of(y), Shape.batch(3), "none");
    assertTrue(fault(program(graph, none)).contains("y[B, 3] has 1 results"));
    Window window = new Window(1, 1, 1, 1, 1, 1, 0, 0, 0, 0);
    Value maps = graph.leaf(Leaf.Kind.INPUT, "maps", Shape.batch(2, 2, 1));
    Value weight = graph.leaf(Leaf.Kind.PARAMETER, "weight", Shape.of(1, 1, 1, 1));
    Op both = new ConvolutionGradients(window, 1);
    Value dx = graph.add(both, List.of(maps, weight, maps));
    assertSame(dx, graph.result(dx, 0));
    Program sound = program(graph, graph.result(dx, 1));
    assertSame(sound, Verifier.verified("building", sound));
    Shape twisted = Shape.of(1, 1, 1, 2);
    Value wrong = forged(new Result(1, twisted), List.of(dx), twisted, "wrong");
    assertTrue(fault(program(graph, wrong)).contains("should have shape [1, 1, 1, 1]"));
  }

  @Test
  void twoUpdatesOfOneStateAreFound() {
    Program twice = program(graph, x, new Update(w, w.plus(1)), new Update(w, w.times(2)));
    assertTrue(fault(twice).contains("two updates of w[3]"));
  }

  @Test
  void anUpdateOfAnotherShapeCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> new Update(w, x));
    assertThrows(IllegalArgumentException.class, () -> new Update(w.plus(1), w));
  }

  @Test
  void theNeighbourhoodIsShown() {
    Value wrong = forged(new Detach(), List.of(x), Shape.batch(4), "");
    String message = fault(program(graph, wrong.times(2)));
    assertTrue(message.contains("input x") && message.contains("detach"), message);
    assertEquals(1, message.lines().filter(line -> line.contains("after some pass")).count());
  }
}
