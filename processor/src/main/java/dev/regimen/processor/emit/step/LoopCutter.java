package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a loop's work into loops that the JIT compiler vectorizes.
 *
 * <p>HotSpot unrolls, and so vectorizes, a loop only while its body has at most 60 nodes; one more
 * and it runs ten times slower. Measured on JDK 17: an array costs about three, an operation one,
 * the loop itself eight. A cut costs a store and a load, a tenth of a nanosecond.
 */
final class LoopCutter {
  private static final int BUDGET = 52;
  private static final int LOOP = 8;
  private static final int ARRAY = 3;

  /** An array in a loop whose bound is no constant: its index is checked and cast by itself. */
  private static final int ARRAY_TO_VARIABLE_BOUND = 6;

  private final Set<Value> computed;
  private final Predicate<Value> inTile;
  private final boolean constant;
  private final boolean wholeTiles;
  private final Set<Value> done = new LinkedHashSet<>();
  private final List<Value> scratch = new ArrayList<>();

  /**
   * A cutter for one stage.
   *
   * @param computed the elementwise values of the stage, operands first
   * @param inTile whether a value has a tile of its own
   * @param bounds which elements the loops go over
   */
  LoopCutter(List<Value> computed, Predicate<Value> inTile, Bounds bounds) {
    this.computed = new LinkedHashSet<>(computed);
    this.inTile = inTile;
    constant = bounds.end().isConstant();
    wholeTiles = bounds.full().isConstant();
  }

  /** Values that need a tile because of the cuts. */
  List<Value> scratch() {
    return scratch;
  }

  /** The sinks of each loop, in order. */
  List<List<Sink>> cut(List<Sink> sinks) {
    List<List<Sink>> loops = new ArrayList<>();
    List<Sink> current = new ArrayList<>();
    Deque<Sink> waiting = new ArrayDeque<>(sinks);
    while (!waiting.isEmpty()) {
      Sink sink = waiting.pop();
      List<Sink> with = new ArrayList<>(current);
      with.add(sink);
      if (!current.isEmpty() && cost(with) > BUDGET) {
        loops.add(current);
        leave(current);
        current = new ArrayList<>();
      }
      Value part = cost(List.of(sink)) > BUDGET ? largestPart(sink) : null;
      if (part == null) {
        current.add(sink);
      } else {
        scratch.add(part);
        waiting.push(sink);
        waiting.push(new Sink(Sink.Kind.TILE, part));
      }
    }
    loops.add(current);
    done.clear();
    return loops;
  }

  /** Of what a sink needs, the part that fills a loop best; null where there is nothing to cut. */
  private @Nullable Value largestPart(Sink sink) {
    Value best = null;
    int bestCost = 0;
    for (Value value : needed(List.of(sink))) {
      int cost = cost(List.of(new Sink(Sink.Kind.TILE, value)));
      boolean better = best == null || (bestCost > BUDGET ? cost < bestCost : cost > bestCost);
      boolean fits = cost <= BUDGET || bestCost == 0 || bestCost > BUDGET;
      if (value != sink.source() && !inTile.test(value) && better && fits) {
        best = value;
        bestCost = cost;
      }
    }
    return best;
  }

  /** What a loop with these sinks computes, operands first. */
  Set<Value> needed(List<Sink> sinks) {
    Set<Value> needed = new LinkedHashSet<>();
    for (Sink sink : sinks) {
      need(sink.source(), needed);
    }
    Set<Value> ordered = new LinkedHashSet<>(computed);
    ordered.retainAll(needed);
    return ordered;
  }

  private void need(Value value, Set<Value> needed) {
    if (computed.contains(value) && !done.contains(value) && needed.add(value)) {
      for (Value arg : value.args()) {
        need(arg, needed);
      }
    }
  }

  /** Marks what a loop has left in tiles, so that later ones read it. */
  void leave(List<Sink> sinks) {
    sinks.stream().filter(sink -> sink.kind() == Sink.Kind.TILE).forEach(s -> done.add(s.value()));
  }

  /** Whether a loop that ends where the batch does, and not with its tile, still vectorizes. */
  boolean allowsVariableBound(List<Sink> sinks) {
    return cost(sinks, ARRAY_TO_VARIABLE_BOUND) <= BUDGET;
  }

  /** Sums must stop where the batch does; everything else may go on to the end of the tile. */
  private int cost(List<Sink> sinks) {
    boolean sums = sinks.stream().anyMatch(Sink::sumsRows);
    return cost(sinks, constant || (wholeTiles && !sums) ? ARRAY : ARRAY_TO_VARIABLE_BOUND);
  }

  private int cost(List<Sink> sinks, int array) {
    Set<Value> needed = needed(sinks);
    Set<Object> arrays = new LinkedHashSet<>();
    int operations = 0;
    for (Value value : needed) {
      operations += weight(value);
      for (Value arg : value.args()) {
        if (!needed.contains(arg)) {
          addArray(arg, arrays);
        }
      }
    }
    for (Sink sink : sinks) {
      addArray(sink.source(), arrays, needed);
      arrays.add(sink);
      boolean moments = isMoments(sink);
      operations += moments ? 4 : 1;
      arrays.addAll(moments ? List.of(List.of(sink, 1), List.of(sink, 2)) : List.of());
    }
    return LOOP + array * arrays.size() + operations;
  }

  private static void addArray(Value source, Set<Object> arrays, Set<Value> needed) {
    if (!needed.contains(source)) {
      addArray(source, arrays);
    }
  }

  private static void addArray(Value value, Set<Object> arrays) {
    boolean number = value.shape().last() == 1;
    if (!number) {
      arrays.add(Space.stored(value));
    }
  }

  private static boolean isMoments(Sink sink) {
    return sink.sumsRows() && ((Reduce) sink.value().op()).kind() == Reduce.Kind.VARIANCE;
  }

  private static int weight(Value value) {
    return value.op() instanceof Pointwise pointwise ? weight(pointwise.expression()) : 1;
  }

  private static int weight(Scalar scalar) {
    if (!scalar.usesArguments() || scalar instanceof Scalar.Arg) {
      return 0;
    }
    int own = 1;
    if (scalar instanceof Scalar.Unary unary) {
      own =
          switch (unary.function()) {
            case EXP -> 28;
            case SIGMOID -> 31;
            case SOFTPLUS -> 42;
            case ERF -> 16;
            case TANH -> 14;
            case STEP, SIGN -> 4;
            case BF16 -> 7;
            case RSQRT -> 2;
            default -> 1;
          };
    }
    return own + scalar.operands().stream().mapToInt(LoopCutter::weight).sum();
  }
}
