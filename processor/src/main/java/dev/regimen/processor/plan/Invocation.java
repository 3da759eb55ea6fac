package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One call of a kernel of the runtime: a convolution, a pooling, whatever stands alone.
 *
 * @param phase barriers passed before
 * @param values the operation's first result, and those of the others that something needs
 */
public record Invocation(int phase, List<Value> values) implements Kernel {
  @Override
  public Origin origin() {
    return value().origin();
  }

  @Override
  public Set<Value> reads() {
    return new LinkedHashSet<>(value().args());
  }

  /** The first result, which stands for the operation. */
  public Value value() {
    return values.get(0);
  }

  /** A further result, from 1, if something needs it. */
  public Optional<Value> result(int index) {
    return values.stream()
        .filter(value -> value.op() instanceof Result further && further.index() == index)
        .findFirst();
  }

  /** Whether this makes of the whole batch what is no row of it: the gradient of a table. */
  public boolean overBatch() {
    return Space.isOverBatch(value());
  }

  /** Whether this reads other workers' rows. */
  boolean readsAllRows() {
    return Space.readsAllRows(value());
  }
}
