package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The loops of one group: what each phase computes, writes and leaves to a later one.
 *
 * <p>A value that a later phase needs is computed again there if that is little arithmetic on what
 * lies in memory; else it is carried. A state is overwritten only when no later phase reads it.
 */
final class FlatLoops {
  /** Operations that cost less than storing an element and reading it. */
  private static final int CHEAP = 6;

  private final UpdateGroup group;
  private final List<Update> updates;
  private final Map<Value, Integer> phases;
  private final List<Value> order;
  private final TreeMap<Integer, Set<Value>> computed = new TreeMap<>();
  private final Set<Value> carried = new LinkedHashSet<>();
  private final Map<Value, Integer> lastRead = new HashMap<>();

  /** The first phase in which noise is drawn; drawing it twice takes longer than carrying it. */
  private final Map<Value, Integer> drawn = new HashMap<>();

  FlatLoops(UpdateGroup group, List<Update> updates, Map<Value, Integer> phases) {
    this.group = group;
    this.updates = updates;
    this.phases = phases;
    order = group.pattern().values();
  }

  /** One for each phase that has something to do. */
  List<FlatLoop> all() {
    List<Value> sums = order.stream().filter(value -> value.op() instanceof Reduce).toList();
    sums.forEach(sum -> need(sum.arg(0), phases.get(sum.arg(0))));
    updates.forEach(update -> need(update.value(), phases.get(update.value())));
    settle();
    List<FlatLoop> loops = new ArrayList<>();
    int last = order.stream().mapToInt(phases::get).max().orElse(0);
    for (int phase = 0; phase <= last; phase++) {
      loop(phase, sums, loops);
    }
    return loops;
  }

  /** Writing a state later may need what delays another state's writing. */
  private void settle() {
    Map<Value, Integer> before;
    do {
      before = new HashMap<>(lastRead);
      updates.forEach(update -> need(update.value(), end(update)));
    } while (!before.equals(lastRead));
  }

  private void loop(int phase, List<Value> sums, List<FlatLoop> loops) {
    List<Value> values = new ArrayList<>(computed.getOrDefault(phase, Set.of()));
    values.sort(Comparator.comparingInt(order::indexOf));
    List<Value> own = sums.stream().filter(sum -> phases.get(sum.arg(0)) == phase).toList();
    List<Update> written = updates.stream().filter(update -> end(update) == phase).toList();
    List<Value> kept = carried.stream().filter(value -> phases.get(value) == phase).toList();
    if (!values.isEmpty() || !own.isEmpty() || !written.isEmpty()) {
      loops.add(new FlatLoop(phase, group, values, own, written, kept, inGradient()));
    }
  }

  /**
   * The carried value that takes the gradient's place, once nothing reads the gradient any more:
   * what products are made of, if they are.
   */
  private @Nullable Value inGradient() {
    int read =
        lastRead.entrySet().stream()
            .filter(entry -> ((Leaf) entry.getKey().op()).kind() == Leaf.Kind.GRADIENT)
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(0);
    Value multiplied =
        order.stream()
            .filter(value -> value.op() instanceof Orthogonalize)
            .map(value -> value.arg(0))
            .findFirst()
            .orElse(null);
    if (multiplied != null && phases.get(multiplied) < read) {
      throw new IllegalStateException("the gradient is read behind the products in its place");
    }
    return multiplied != null
        ? multiplied
        : carried.stream().filter(value -> phases.get(value) >= read).findFirst().orElse(null);
  }

  /** When a state is overwritten: with its last reader. */
  private int end(Update update) {
    return Math.max(phases.get(update.value()), lastRead.getOrDefault(update.state(), 0));
  }

  private void need(Value value, int phase) {
    if (value.op() instanceof Leaf) {
      lastRead.merge(value, phase, Math::max);
      return;
    }
    if (value.op() instanceof Noise) {
      drawn.merge(value, phase, Math::min);
      return;
    }
    if (!FlatLoop.isFlat(value)) {
      return;
    }
    if (value.op() instanceof Orthogonalize) {
      // Replaces its operand in the gradient's place, between two phases.
      carried.add(value.arg(0));
      need(value.arg(0), phases.get(value.arg(0)));
      return;
    }
    int own = phases.get(value);
    if (own < phase && !isRecomputable(value, phase)) {
      carried.add(value);
      need(value, own);
      return;
    }
    if (computed.computeIfAbsent(phase, p -> new LinkedHashSet<>()).add(value)) {
      value.args().forEach(arg -> need(arg, phase));
    }
  }

  private boolean isRecomputable(Value value, int phase) {
    Set<Value> tree = new LinkedHashSet<>();
    collect(value, tree);
    int cost = 0;
    for (Value each : tree) {
      boolean first = each.op() instanceof Noise && drawn.getOrDefault(each, phase) >= phase;
      boolean kept = isPlaced(each) || !FlatLoop.isFlat(each) || first;
      boolean arithmetic =
          each.op() instanceof Pointwise pointwise
              && !Cost.isTranscendental(pointwise.expression());
      if (!kept && !arithmetic) {
        return false;
      }
      cost +=
          each.op() instanceof Pointwise pointwise ? Cost.operations(pointwise.expression()) : 0;
    }
    return cost <= CHEAP;
  }

  private static void collect(Value value, Set<Value> tree) {
    if (FlatLoop.isFlat(value) && !isPlaced(value)) {
      value.args().forEach(arg -> collect(arg, tree));
    }
    tree.add(value);
  }

  /** Whether it lies in memory whenever it is known. */
  private static boolean isPlaced(Value value) {
    return value.op() instanceof Leaf || value.op() instanceof Orthogonalize;
  }
}
