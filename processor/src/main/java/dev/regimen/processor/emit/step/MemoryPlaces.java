package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Space;
import java.util.HashMap;
import java.util.Map;

/** Where the run's memory has the vectors of a step. */
final class MemoryPlaces {
  private final Precision precision;
  private final Sizes sizes;
  private final Layout layout;
  private final HeapRequests heap;
  private final Map<Leaf, Value> leaves = new HashMap<>();

  MemoryPlaces(Precision precision, Sizes sizes, Layout layout, HeapRequests heap) {
    this.precision = precision;
    this.sizes = sizes;
    this.layout = layout;
    this.heap = heap;
    layout.parameters().keySet().forEach(leaf -> leaves.put((Leaf) leaf.op(), leaf));
    layout.running().keySet().forEach(leaf -> leaves.put((Leaf) leaf.op(), leaf));
    layout.parameters().keySet().forEach(leaf -> leaves.put(((Leaf) leaf.op()).average(), leaf));
  }

  /** What the step asks for on the heap. */
  HeapRequests heap() {
    return heap;
  }

  /** The vector that a stored value lies in. */
  Expr of(Value value) {
    if (layout.derived().containsKey(value)) {
      return slab("derived", layout.derived().get(value), value);
    }
    if (value.op() instanceof Leaf leaf) {
      return switch (leaf.kind()) {
        case INPUT ->
            leaf.name().equals("input")
                ? memory("input")
                : Expr.call(of("batch"), precision.either("floatView", "doubleView"));
        case CONDITION -> memory("condition");
        case TARGET, CLASSES ->
            TaskModel.ONLY.equals(leaf.name())
                ? memory("target")
                : memory("target", new Expr.Quote(leaf.name()));
        case PRESENT -> memory("present", new Expr.Quote(leaf.name()));
        case PARAMETER -> slice("parameters", layout.parameters().get(leafOf(value)), value);
        case AVERAGE -> {
          Expr all = Expr.call(of("average"), precision.either("floats", "doubles"));
          yield slice(all, layout.parameters().get(leafOf(value)), value);
        }
        case KEPT -> slab("activation", layout.activations().get(value), value);
        case RUNNING -> slice("running", layout.running().get(leafOf(value)), value);
        default -> throw new IllegalStateException("no vector of its own for " + leaf.name());
      };
    }
    Value like = Scatter.isSparse(value) ? value.arg(1) : value;
    return slab("activation", layout.activations().get(value), like);
  }

  private Value leafOf(Value value) {
    return leaves.get((Leaf) value.op());
  }

  private Expr slab(String method, long at, Value value) {
    boolean packed = Space.isPacked(value);
    Expr size = packed ? Expr.number(Space.size(value)) : sizes.product(value);
    return memory(method, Expr.own(at), size);
  }

  private Expr slice(String method, long at, Value value) {
    return slice(memory(method), at, value);
  }

  private Expr slice(Expr all, long at, Value value) {
    return Expr.call(all, "slice", Expr.own(at), sizes.longProduct(value));
  }

  private static Expr of(String method) {
    return Expr.call(StepContext.MEMORY, method);
  }

  /** The range of the flat gradients that is a parameter's. */
  Expr gradient(Value parameter) {
    return slice("gradients", layout.parameters().get(leafOf(parameter)), parameter);
  }

  /** What an update's products compute with: it lies behind what is computed from the weights. */
  Expr scratch() {
    long first = layout.derived().keySet().stream().mapToLong(Space::size).sum();
    Expr length = Expr.own(layout.derivedCount() - first);
    return memory("derived", Expr.own(first), length);
  }

  /** What the run's memory has under this name, in the step's precision. */
  Expr memory(String method, Expr... arguments) {
    String doubles = "double" + Identifiers.capitalize(method);
    return Expr.call(StepContext.MEMORY, precision.either(method, doubles), arguments);
  }

  /** What the optimizer keeps of a table of which rows are updated. */
  Expr tableSlot(String name, Expr from) {
    Expr tables = Expr.call(StepContext.MEMORY, "tables");
    return Expr.call(tables, precision.either("slot", "doubleSlot"), new Expr.Quote(name), from);
  }

  /** Where a parameter lies in the vector of parameters, or a running statistic in theirs. */
  long offset(Value tensor) {
    Value leaf = leafOf(tensor);
    boolean running = layout.running().containsKey(leaf);
    return (running ? layout.running() : layout.parameters()).get(leaf);
  }
}
