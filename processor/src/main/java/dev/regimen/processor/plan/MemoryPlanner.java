package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays out memory: parameters group by group, activations so that those which are never needed at
 * the same time share space.
 *
 * <p>Liveness is counted in phases, because within one a worker may be ahead of another. Only where
 * a loop's operand dies in it may its result take exactly the operand's place: then each row
 * replaces itself, and rows belong to one worker. In inference any value may take exactly the place
 * of one of the same size that has died.
 */
public final class MemoryPlanner {
  private final Schedule schedule;
  private final Liveness liveness;

  /** Whether values take exactly the places of dead ones within a phase. */
  private final boolean inherits;

  /** By their beginnings; those that begin alike as they were placed. */
  private final List<Block> placed = new ArrayList<>();

  /** The stored values by the kernel that is the last to read them, in the order of placing. */
  private final Map<Integer, List<Value>> dying = new HashMap<>();

  private final Map<Value, Long> activations = new LinkedHashMap<>();
  private long top;
  private long unshared;

  private record Block(Value owner, long from, long size, int firstPhase, int lastPhase) {
    boolean meets(Block other) {
      return firstPhase <= other.lastPhase && other.firstPhase <= lastPhase;
    }
  }

  private MemoryPlanner(Schedule schedule, boolean inherits) {
    this.schedule = schedule;
    this.inherits = inherits;
    liveness = new Liveness(schedule);
  }

  /**
   * The layout of a schedule.
   *
   * @param updated the leaves of the update's parameters and statistics, in its order
   * @param states all parameters and running statistics, those of other graphs included, by leaf
   */
  public static Layout of(Schedule schedule, List<Value> updated, List<State> states) {
    return of(new MemoryPlanner(schedule, false), updated, states);
  }

  /**
   * The layout of a pass that only predicts, in which next to nothing lives long: what is as large
   * as something that no kernel needs any more takes exactly its place.
   */
  public static Layout ofInference(Schedule schedule) {
    return of(new MemoryPlanner(schedule, true), List.of(), List.of());
  }

  private static Layout of(MemoryPlanner planner, List<Value> updated, List<State> states) {
    planner.placeActivations();
    Map<Value, Long> parameters = new LinkedHashMap<>();
    Map<Value, Long> running = new LinkedHashMap<>();
    long count = place(Leaf.Kind.PARAMETER, updated, states, parameters);
    long runningCount = place(Leaf.Kind.RUNNING, updated, states, running);
    Map<Value, Long> parts = new LinkedHashMap<>();
    long partCount = planner.placeParts(parts);
    Map<Value, Long> derived = new LinkedHashMap<>();
    long derivedCount = planner.placeDerived(derived);
    return new Layout(
        parameters,
        running,
        planner.activations,
        parts,
        derived,
        count,
        runningCount,
        partCount,
        derivedCount,
        planner.top,
        planner.unshared);
  }

  /** In the order of the update's groups, then what is not updated. */
  private static long place(
      Leaf.Kind kind, List<Value> updated, List<State> states, Map<Value, Long> places) {
    Map<Leaf, State> byLeaf = new LinkedHashMap<>();
    states.forEach(state -> byLeaf.put(state.op(), state));
    List<State> ordered = new ArrayList<>();
    updated.forEach(leaf -> ordered.add(byLeaf.get((Leaf) leaf.op())));
    ordered.addAll(states);
    long at = 0;
    for (State state : ordered) {
      if (state.op().kind() == kind && !places.containsKey(state.leaf())) {
        places.put(state.leaf(), at);
        at += state.shape().elements();
      }
    }
    return at;
  }

  /** What no gradient's place is meant for: weights that are computed from weights. */
  private static boolean isDerived(Value value) {
    return Space.isOfWeights(value)
        && value.args().stream().allMatch(arg -> arg.args().isEmpty() || isDerived(arg));
  }

  /** What is added to another gradient of its weight has no place among the gradients. */
  private boolean isAddend(Value value) {
    return Space.isOverBatch(value)
        && !Scatter.isSparse(value)
        && schedule.parametersOf(value).isEmpty();
  }

  private long placeDerived(Map<Value, Long> places) {
    long at = 0;
    for (Value value : schedule.written()) {
      if (isDerived(value) || isAddend(value)) {
        places.put(value, at);
        at += size(value);
      }
    }
    return at;
  }

  /** By the parameters that they are gradients of: one value may be several parameters'. */
  private long placeParts(Map<Value, Long> places) {
    long at = 0;
    for (Value value : schedule.written()) {
      for (Value parameter :
          Space.isInParts(value) ? schedule.parametersOf(value) : List.<Value>of()) {
        places.put(parameter, at);
        at += size(value);
      }
    }
    return at;
  }

  private void placeActivations() {
    for (Value value : schedule.written()) {
      if (Space.of(value) == Space.ROWS || Scatter.isSparse(value)) {
        place(value);
      }
    }
    placeKept();
  }

  /** Behind all that passes compute, of which the next one may leave nothing as it was. */
  private void placeKept() {
    for (Value value : schedule.program().body()) {
      if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.KEPT) {
        activations.put(value, top);
        top += size(value);
        unshared += size(value);
      }
    }
  }

  private static long size(Value value) {
    return Space.size(value);
  }

  private void place(Value value) {
    Value replaced =
        liveness.replaceable(value, dying.getOrDefault(liveness.writer(value), List.of()));
    Block block = new Block(value, 0, size(value), liveness.first(value), liveness.last(value));
    if (replaced != null) {
      long from = activations.get(replaced);
      if (isFree(from, block, replaced)) {
        put(value, new Block(value, from, block.size(), block.firstPhase(), block.lastPhase()));
        return;
      }
    }
    Long inherited = inherits ? inherited(value, block) : null;
    if (inherited != null) {
      put(value, new Block(value, inherited, block.size(), block.firstPhase(), block.lastPhase()));
    } else {
      place(value, block);
    }
  }

  /** The lowest place of a value of the same size, if all that lie there are dead by now. */
  private @Nullable Long inherited(Value value, Block block) {
    return placed.stream()
        .filter(other -> other.size() == block.size())
        .map(Block::from)
        .filter(from -> isLeft(from, value, block))
        .findFirst()
        .orElse(null);
  }

  private boolean isLeft(long from, Value value, Block block) {
    for (Block other : placed) {
      boolean overlaps = other.from() < from + block.size() && from < other.from() + other.size();
      boolean same = other.from() == from && other.size() == block.size();
      boolean left = same && liveness.isDead(other.owner(), value);
      if (overlaps && !left && other.meets(block)) {
        return false;
      }
    }
    return true;
  }

  private boolean isFree(long from, Block block, Value replaced) {
    for (Block other : placed) {
      boolean overlaps = other.from() < from + block.size() && from < other.from() + other.size();
      if (overlaps && other.meets(block) && other.owner() != replaced) {
        return false;
      }
    }
    return true;
  }

  /** The lowest gap that is free for the whole life of the value. */
  private void place(Value value, Block wanted) {
    long from = 0;
    for (Block other : placed) {
      if (wanted.meets(other)) {
        if (other.from() - from >= wanted.size()) {
          break;
        }
        from = Math.max(from, other.from() + other.size());
      }
    }
    put(value, new Block(value, from, wanted.size(), wanted.firstPhase(), wanted.lastPhase()));
  }

  private void put(Value value, Block block) {
    int at = placed.size();
    while (at > 0 && placed.get(at - 1).from() > block.from()) {
      at--;
    }
    placed.add(at, block);
    dying.computeIfAbsent(liveness.reader(value), x -> new ArrayList<>()).add(value);
    activations.put(value, block.from());
    top = Math.max(top, block.from() + block.size());
    unshared += block.size();
  }
}
