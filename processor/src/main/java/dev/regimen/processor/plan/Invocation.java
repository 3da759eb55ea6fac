package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One call of a kernel of the runtime: a convolution, a pooling, whatever stands alone. The two
 * gradients of a convolution that are ready at the same timestep are one call, which costs less
 * than two.
 *
 * @param phase barriers passed before
 * @param values what is computed: one value, or the gradients of a convolution's input and weight
 */
public record Invocation(int phase, List<Value> values) implements Kernel {
  @Override
  public Origin origin() {
    return value().origin();
  }

  @Override
  public Set<Value> reads() {
    Set<Value> reads = new LinkedHashSet<>();
    values.forEach(value -> reads.addAll(value.args()));
    return reads;
  }

  public Value value() {
    return values.get(0);
  }

  /** Whether this reads other workers' rows: the gradient of a table. */
  public boolean overBatch() {
    return Space.isOverBatch(value());
  }
}
