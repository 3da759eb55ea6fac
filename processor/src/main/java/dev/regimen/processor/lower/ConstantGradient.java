package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.pass.Autodiff;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A gradient that a loss reads, through which none goes. */
final class ConstantGradient {
  private ConstantGradient() {}

  /** The gradient of the sum of a value by another one. */
  static Value of(Value value, Value by) {
    Graph graph = value.graph();
    Origin here = graph.origin();
    Shape shape = value.shape();
    int[] axes = IntStream.range(0, shape.rank()).filter(axis -> shape.dim(axis) != 1).toArray();
    Value sum = axes.length == 0 ? value : value.sum(axes);
    Map<String, Value> outputs = Map.of(Program.LOSS, sum.reshape(Shape.scalar()));
    Program summed = new Program(graph, outputs, List.of());
    Value gradient = Autodiff.gradients(summed, List.of(by)).get(by);
    graph.enter(here);
    if (gradient == null) {
      throw new IllegalStateException(value + " does not depend on " + by);
    }
    return gradient.detach();
  }
}
