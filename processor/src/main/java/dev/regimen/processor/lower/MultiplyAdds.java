package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Attention;
import dev.regimen.processor.ir.BatchMatMul;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Recurrence;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.List;

/** The multiply-adds that a value costs for one sample, in the matrix products that dominate. */
final class MultiplyAdds {
  private MultiplyAdds() {}

  /** Those of a graph's values behind the first ones, for one sample. */
  static long since(Graph graph, int first) {
    List<Value> made = graph.values();
    return made.subList(first, made.size()).stream().mapToLong(MultiplyAdds::of).sum();
  }

  static long of(Value value) {
    if (value.op() instanceof Convolution) {
      Shape weight = value.arg(1).shape();
      return Math.multiplyExact(value.shape().elements(), weight.elements() / weight.dim(0));
    }
    if (value.op() instanceof BatchMatMul product) {
      int inner = value.arg(0).shape().dim(product.transposeA() ? -2 : -1);
      return Math.multiplyExact(value.shape().elements(), (long) inner);
    }
    if (value.op() instanceof Attention) {
      return Math.multiplyExact(value.shape().elements(), 2L * value.shape().dim(1));
    }
    if (value.op() instanceof Recurrence) {
      return Math.multiplyExact(value.shape().dim(1), value.arg(1).shape().elements());
    }
    if (!(value.op() instanceof MatMul product)) {
      return 0;
    }
    int inner = value.arg(0).shape().dim(product.transposeA() ? 0 : -1);
    return Math.multiplyExact(value.shape().elements(), (long) inner);
  }
}
