package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints elementwise values inside one loop: a name where there is one, else the expression. */
final class Expressions {
  private final StepContext context;
  private final Hoist hoist;
  private final Function<Value, @Nullable String> known;
  private final Map<Value, String> locals = new HashMap<>();
  private final Map<Value, String> inner = new HashMap<>();
  private References references = new References();
  private Set<Value> unfilled = Set.of();

  /**
   * The expressions of one loop.
   *
   * @param known the element of a value that the loop reads or has stored, such as {@code mean[i]}
   */
  Expressions(StepContext context, Hoist hoist, Function<Value, @Nullable String> known) {
    this.context = context;
    this.hoist = hoist;
    this.known = known;
  }

  /** From here on the value is in a local. */
  void define(Value value, String local) {
    locals.put(value, local);
  }

  /** The value is no longer in its local. */
  void forget(Value value) {
    locals.remove(value);
  }

  /**
   * Begins a loop whose use of names from outside is noted.
   *
   * @param own values that the loop computes for itself: if they have a tile, it is not filled yet
   */
  void begin(References noted, Set<Value> own) {
    references = noted;
    unfilled = own;
  }

  /** The value is in a local of the loop that was begun. */
  void defineInner(Value value, String local) {
    inner.put(value, local);
  }

  /** Ends the loop: its locals are gone. */
  void end() {
    inner.clear();
    unfilled = Set.of();
    references = new References();
  }

  String of(Value value) {
    return of(value, ScalarWriter.SUM);
  }

  /** The local that holds a value, else its expression, wherever else it may be stored. */
  String computed(Value value) {
    String local = inner.getOrDefault(value, locals.get(value));
    return local == null ? expression(value) : local;
  }

  private String of(Value value, int precedence) {
    if (inner.containsKey(value)) {
      return inner.get(value);
    }
    String local = locals.get(value);
    String name = local == null ? known.apply(value) : local;
    if (name == null || unfilled.contains(value)) {
      return expression(value, precedence);
    }
    references.note(name);
    return name;
  }

  /** The right-hand side for a value, even where it has a name. */
  String expression(Value value) {
    return expression(value, ScalarWriter.SUM);
  }

  private String noted(String name) {
    references.note(name);
    return name;
  }

  private String expression(Value value, int precedence) {
    if (!(value.op() instanceof Pointwise pointwise)) {
      throw new IllegalStateException("nothing to read " + value + " from");
    }
    Scalar lifted = hoist.lift(pointwise.expression());
    ScalarWriter writer =
        new ScalarWriter(
            context.precision(),
            context.functions(),
            (k, p) -> of(value.arg(k), p),
            leaf -> noted(((Scalar.Setting) leaf).name()));
    return writer.print(lifted, precedence);
  }
}
