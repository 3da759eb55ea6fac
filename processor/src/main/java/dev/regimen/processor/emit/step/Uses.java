package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often each value occurs in the expressions of one loop. */
final class Uses {
  /** An expression longer than this gets a line and a name of its own. */
  private static final int LONG = 9;

  private final Map<Value, Integer> counts = new HashMap<>();
  private final Map<Value, Integer> sizes = new HashMap<>();
  private final Collection<Value> computed;

  Uses(Collection<Value> computed, Collection<Value> sinks) {
    this.computed = computed;
    for (Value value : computed) {
      if (value.op() instanceof Pointwise pointwise) {
        count(pointwise.expression(), value);
      }
    }
    sinks.forEach(this::add);
  }

  private void add(Value value) {
    counts.merge(value, 1, Integer::sum);
  }

  private void count(Scalar scalar, Value owner) {
    if (scalar instanceof Scalar.Arg arg) {
      add(owner.arg(arg.index()));
    }
    scalar.operands().forEach(operand -> count(operand, owner));
  }

  /** Whether a value is worth a local: used twice, or its expression with all in it is long. */
  boolean deservesLocal(Value value) {
    boolean local = counts.getOrDefault(value, 0) > 1 || size(value) > LONG;
    sizes.put(value, local ? 1 : size(value));
    return local;
  }

  private int size(Value value) {
    Integer known = sizes.get(value);
    if (known != null) {
      return known;
    }
    if (!computed.contains(value) || !(value.op() instanceof Pointwise pointwise)) {
      return 1;
    }
    return size(pointwise.expression(), value);
  }

  private int size(Scalar scalar, Value owner) {
    if (scalar instanceof Scalar.Arg arg) {
      return size(owner.arg(arg.index()));
    }
    if (!scalar.usesArguments()) {
      return 1;
    }
    return 1 + scalar.operands().stream().mapToInt(operand -> size(operand, owner)).sum();
  }
}
