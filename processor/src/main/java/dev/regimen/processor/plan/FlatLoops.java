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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The loops of one group: what each turn computes, writes and leaves to a later one.
 *
 * <p>A value that a later phase needs is computed again there if that is little arithmetic on what
 * lies in memory; else it is carried. What a later turn of the same phase needs lies in the cache
 * and is held. A state is overwritten only when no later turn reads it.
 */
final class FlatLoops {
  /** Operations that cost less than storing an element and reading it. */
  private static final int CHEAP = 6;

  private final UpdateGroup group;
  private final List<Update> updates;
  private final Map<Value, Turn> turns;
  private final List<Value> order;
  private final TreeMap<Turn, Set<Value>> computed = new TreeMap<>();

  /** What is left to later turns, with the last one that reads it. */
  private final Map<Value, Turn> left = new LinkedHashMap<>();

  private final Map<Value, Turn> lastRead = new HashMap<>();

  /** The first turn in which noise is drawn; drawing it twice takes longer than carrying it. */
  private final Map<Value, Turn> drawn = new HashMap<>();

  FlatLoops(UpdateGroup group, List<Update> updates, Map<Value, Turn> turns) {
    this.group = group;
    this.updates = updates;
    this.turns = turns;
    order = group.pattern().values();
  }

  /** One for each turn that has something to do. */
  List<FlatLoop> all() {
    List<Value> sums = order.stream().filter(value -> value.op() instanceof Reduce).toList();
    sums.forEach(sum -> need(sum.arg(0), turns.get(sum.arg(0))));
    updates.forEach(update -> need(update.value(), turns.get(update.value())));
    settle();
    List<FlatLoop> loops = new ArrayList<>();
    for (Turn turn : new TreeSet<>(order.stream().map(turns::get).toList())) {
      loop(turn, sums, loops);
    }
    return loops;
  }

  /** Writing a state later may need what delays another state's writing. */
  private void settle() {
    Map<Value, Turn> before;
    do {
      before = new HashMap<>(lastRead);
      updates.forEach(update -> need(update.value(), end(update)));
    } while (!before.equals(lastRead));
  }

  private void loop(Turn turn, List<Value> sums, List<FlatLoop> loops) {
    List<Value> values = new ArrayList<>(computed.getOrDefault(turn, Set.of()));
    values.sort(Comparator.comparingInt(order::indexOf));
    List<Value> own = sums.stream().filter(sum -> turns.get(sum.arg(0)).equals(turn)).toList();
    List<Update> written = updates.stream().filter(update -> end(update).equals(turn)).toList();
    if (!values.isEmpty() || !own.isEmpty() || !written.isEmpty()) {
      FlatLoop loop =
          new FlatLoop(
              turn, group, values, own, written, left(turn, true), left(turn, false), inGradient());
      loop.numbers().forEach(number -> checkUnits(number, turn));
      loops.add(loop);
    }
  }

  /** What a turn leaves to others, of other phases or of its own. */
  private List<Value> left(Turn turn, boolean toLaterPhases) {
    return left.entrySet().stream()
        .filter(entry -> turns.get(entry.getKey()).equals(turn))
        .filter(entry -> entry.getValue().phase() > turn.phase() == toLaterPhases)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Sums over units are known while their tile is worked on, and forgotten behind it. */
  private void checkUnits(Value number, Turn turn) {
    if (isOfUnitsBefore(number, turn)) {
      throw new IllegalStateException(
          number + " is of the units of phase " + turns.get(number).phase() + ", used in " + turn);
    }
  }

  private boolean isOfUnitsBefore(Value number, Turn turn) {
    return FlatLoop.sumsOf(number).stream()
        .anyMatch(sum -> FlatLoop.isByUnit(sum) && turns.get(sum).phase() < turn.phase());
  }

  /**
   * The value left to others that takes the gradient's place, once nothing reads the gradient any
   * more: what products are made of, if they are.
   */
  private @Nullable Value inGradient() {
    Turn read =
        lastRead.entrySet().stream()
            .filter(entry -> ((Leaf) entry.getKey().op()).isGradient())
            .map(Map.Entry::getValue)
            .reduce(Turn.FIRST, Turn::later);
    Value multiplied =
        order.stream()
            .filter(value -> value.op() instanceof Orthogonalize)
            .map(value -> value.arg(0))
            .findFirst()
            .orElse(null);
    if (multiplied != null && turns.get(multiplied).compareTo(read) < 0) {
      throw new IllegalStateException("the gradient is read behind the products in its place");
    }
    return multiplied != null
        ? multiplied
        : left.keySet().stream()
            .filter(value -> turns.get(value).compareTo(read) >= 0)
            .findFirst()
            .orElse(null);
  }

  /** When a state is overwritten: with its last reader. */
  private Turn end(Update update) {
    return Turn.later(turns.get(update.value()), lastRead.getOrDefault(update.state(), Turn.FIRST));
  }

  private void need(Value value, Turn turn) {
    if (value.op() instanceof Leaf) {
      lastRead.merge(value, turn, Turn::later);
      return;
    }
    if (value.op() instanceof Noise) {
      drawn.merge(value, turn, Turn::earlier);
      return;
    }
    if (!FlatLoop.isFlat(value)) {
      return;
    }
    if (value.op() instanceof Orthogonalize) {
      // Replaces its operand in the gradient's place, between two phases.
      leave(value.arg(0), Turn.later(turn, turns.get(value)));
      return;
    }
    Turn own = turns.get(value);
    if (own.compareTo(turn) < 0 && !isRecomputable(value, turn)) {
      leave(value, turn);
      return;
    }
    if (computed.computeIfAbsent(turn, t -> new LinkedHashSet<>()).add(value)) {
      value.args().forEach(arg -> need(arg, turn));
    }
  }

  /** Computed in its own turn, and kept until another one. */
  private void leave(Value value, Turn until) {
    left.merge(value, until, Turn::later);
    need(value, turns.get(value));
  }

  private boolean isRecomputable(Value value, Turn turn) {
    if (turns.get(value).phase() == turn.phase()) {
      return false; // it lies in the cache
    }
    Set<Value> tree = new LinkedHashSet<>();
    collect(value, tree);
    int cost = 0;
    for (Value each : tree) {
      boolean first =
          each.op() instanceof Noise && drawn.getOrDefault(each, turn).compareTo(turn) >= 0;
      boolean number = !FlatLoop.isFlat(each) && !isOfUnitsBefore(each, turn);
      boolean kept = isPlaced(each) || number || first;
      boolean arithmetic =
          FlatLoop.isFlat(each)
              && each.op() instanceof Pointwise pointwise
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
