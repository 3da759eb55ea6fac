package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes elementwise values inside one loop: a name where there is one, else the expression. */
final class Expressions {
  private final StepContext context;
  private final Hoist hoist;
  private final Function<Value, @Nullable Expr> known;
  private final Map<Value, Name> locals = new HashMap<>();
  private final Map<Value, Name> inner = new HashMap<>();
  private Set<Value> unfilled = Set.of();

  /**
   * The expressions of one loop.
   *
   * @param known the element of a value that the loop reads or has stored, such as {@code mean[i]}
   */
  Expressions(StepContext context, Hoist hoist, Function<Value, @Nullable Expr> known) {
    this.context = context;
    this.hoist = hoist;
    this.known = known;
  }

  /** From here on the value is in a local. */
  void define(Value value, Name local) {
    locals.put(value, local);
  }

  /** The value is no longer in its local. */
  void forget(Value value) {
    locals.remove(value);
  }

  /**
   * Begins a loop.
   *
   * @param own values that the loop computes for itself: if they have a tile, it is not filled yet
   */
  void begin(Set<Value> own) {
    unfilled = own;
  }

  /** The value is in a local of the loop that was begun. */
  void defineInner(Value value, Name local) {
    inner.put(value, local);
  }

  /** Ends the loop: its locals are gone. */
  void end() {
    inner.clear();
    unfilled = Set.of();
  }

  Expr of(Value value) {
    if (inner.containsKey(value)) {
      return inner.get(value);
    }
    Name local = locals.get(value);
    Expr element = local == null ? known.apply(value) : local;
    return element == null || unfilled.contains(value) ? expression(value) : element;
  }

  /** The local that holds a value, else its expression, wherever else it may be stored. */
  Expr computed(Value value) {
    Name local = inner.getOrDefault(value, locals.get(value));
    return local == null ? expression(value) : local;
  }

  /** The right-hand side for a value, even where it has a name. */
  Expr expression(Value value) {
    if (!(value.op() instanceof Pointwise pointwise)) {
      throw new IllegalStateException("nothing to read " + value + " from");
    }
    hoist.lift(pointwise.expression());
    return new ScalarWriter(context.precision(), k -> of(value.arg(k)), hoist::lifted)
        .write(pointwise.expression());
  }
}
