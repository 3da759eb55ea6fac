package dev.regimen.processor.plan;

import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A matrix product. Over rows, a worker computes the rows of its samples; over the batch, the
 * gradient of a weight, it computes a range of the weight's rows from the whole batch, so that
 * nothing is left to be summed.
 *
 * @param phase barriers passed before
 * @param value the result
 */
public record Product(int phase, Value value) implements Kernel {
  @Override
  public Origin origin() {
    return value.origin();
  }

  @Override
  public Set<Value> reads() {
    return new LinkedHashSet<>(value.args());
  }

  public MatMul op() {
    return (MatMul) value.op();
  }

  /** Whether this is the gradient of a weight. */
  public boolean overBatch() {
    return Space.isOverBatch(value);
  }
}
