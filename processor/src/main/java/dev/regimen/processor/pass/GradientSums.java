package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.GradientSum;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Value;
import java.util.List;
import java.util.Optional;

/**
 * Sums of the gradients of a weight that is used at several places, such as a table whose rows are
 * looked up and multiplied by: each is as large as the weight and made by a kernel, and no loop
 * over rows adds them. Where one of them is a table's rows, these are added to the other, which
 * costs what the rows cost; else the second lies beside the first until it is added.
 */
final class GradientSums {
  private static final Scalar SUM = Scalar.arg(0).plus(Scalar.arg(1));

  private GradientSums() {}

  /** The sum in the place of one of its terms; empty where loops add what the operands are. */
  static Optional<Value> of(Graph graph, Pointwise op, List<Value> args) {
    boolean sum = op.expression().equals(SUM) && !op.shape().isBatched();
    if (!sum || !args.stream().allMatch(GradientSums::isKernels)) {
      return Optional.empty();
    }
    Value a = args.get(0);
    Value b = args.get(1);
    if (isRows(b) || isRows(a)) {
      return Optional.of(isRows(b) ? onto(graph, b, a) : onto(graph, a, b));
    }
    // What workers have parts of is added up where it lies.
    List<Value> terms = isInParts(b) ? List.of(b, a) : args;
    return Optional.of(terms)
        .filter(all -> !isInParts(all.get(1)))
        .map(all -> graph.add(new GradientSum(), all));
  }

  private static boolean isInParts(Value value) {
    return value.op() instanceof Call call && call.inParts(0);
  }

  private static boolean isKernels(Value value) {
    return value.op() instanceof MatMul || value.op() instanceof Call;
  }

  private static boolean isRows(Value value) {
    return value.op() instanceof Scatter scatter && !scatter.added();
  }

  private static Value onto(Graph graph, Value rows, Value held) {
    Scatter scatter = (Scatter) rows.op();
    return graph.add(scatter.onto(), List.of(rows.arg(0), rows.arg(1), held));
  }
}
