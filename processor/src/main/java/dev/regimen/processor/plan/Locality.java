package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a loop computes itself, and what it reads. */
final class Locality {
  private final Materialization materialization;
  private final Timeline timeline;
  private final Map<Value, Integer> places = new HashMap<>();

  Locality(List<Value> body, Materialization materialization, Timeline timeline) {
    this.materialization = materialization;
    this.timeline = timeline;
    body.forEach(value -> places.put(value, places.size()));
  }

  /** The value's place in the program. */
  int place(Value value) {
    return places.get(value);
  }

  /** As in the program: operands first. */
  Comparator<Value> order() {
    return Comparator.comparingInt(this::place);
  }

  boolean isStored(Value value) {
    return materialization.isStored(value);
  }

  /** Everything that a loop at a timestep computes for a value, operands first. */
  void collect(Value value, Timestep at, Set<Value> into) {
    if (into.contains(value)) {
      return;
    }
    for (Value arg : value.args()) {
      if (isLocal(arg, at)) {
        collect(arg, at, into);
      }
    }
    into.add(value);
  }

  /** Whether a loop at a timestep computes an operand itself rather than reading it. */
  private boolean isLocal(Value arg, Timestep at) {
    if (Space.of(arg) != Space.ROWS || !isLoopWork(arg)) {
      return false;
    }
    return !isStored(arg) || timeline.timestep(arg).equals(at);
  }

  /** Whether a loop stores a value. */
  boolean isWritten(Value value) {
    return Space.of(value) == Space.ROWS && isStored(value) && isLoopWork(value);
  }

  private static boolean isLoopWork(Value value) {
    return !(value.op() instanceof Leaf || Space.standsAlone(value) || value.op().renames());
  }
}
