package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import java.util.List;

/** How the numbers of a value lie in memory, as the comment beside its field says it. */
final class VectorShape {
  private VectorShape() {}

  static String of(Value value) {
    if (Scatter.isSparse(value)) {
      return "[touched rows, " + value.shape().last() + "]";
    }
    boolean classes = isOfClasses(value);
    Shape sample = value.shape().sample();
    // A dense layer's maps have one place.
    List<Integer> dims =
        value.op() instanceof FusedConvolution op && op.isDense(value.arg(0).shape())
            ? List.of(sample.last())
            : sample.dims();
    String extents = dims.subList(0, dims.size() - (classes ? 1 : 0)).toString();
    String numbers = Space.isPacked(value) ? ", bf16" : "";
    return (value.shape().isBatched() ? "[rows, " + extents.substring(1) : extents) + numbers;
  }

  /** Whether memory has a class's number where a loop sees a row of all classes. */
  static boolean isOfClasses(Value value) {
    return value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.CLASSES;
  }
}
