package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Fence;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each value is computed, and when it is whole. */
final class Timeline {
  private final Map<Value, Timestep> computed = new HashMap<>();
  private final Map<Value, Timestep> ready = new HashMap<>();
  private final Map<Value, Timestep> totals = new HashMap<>();

  private Timeline() {}

  /** As early as operands allow. */
  static Timeline earliest(Program program) {
    Timeline timeline = new Timeline();
    program.body().forEach(timeline::time);
    return timeline;
  }

  /**
   * Where each value is needed first: what is stored, in the first loop that uses it, and vectors
   * in the phase that does.
   */
  static Timeline of(Program program, Timeline earliest, Materialization materialization) {
    Timeline timeline = new Timeline();
    timeline.computed.putAll(earliest.computed);
    timeline.computed.putAll(materialization.firstUse());
    timeline.ready.putAll(earliest.ready);
    timeline.placeVectors(program, materialization);
    return timeline;
  }

  /** When the loop or product that computes a value runs. */
  Timestep timestep(Value value) {
    return computed.getOrDefault(value, Timestep.START);
  }

  /** When the workers' parts of a sum over the batch are added up. */
  Timestep totalled(Value sum) {
    return totals.getOrDefault(sum, ready.get(sum));
  }

  private void time(Value value) {
    if (value.op() instanceof Result) {
      Timestep whole = computed.get(value.arg(0));
      computed.put(value, whole);
      ready.put(value, ready(value, whole));
      return;
    }
    Timestep at = Timestep.START;
    Timestep behind = Timestep.START;
    for (Value arg : value.args()) {
      if (Space.isAddedTo(value, arg)) {
        behind = ready.get(arg).afterProduct();
      } else {
        at = at.latest(ready.get(arg));
      }
    }
    for (Value arg : Space.samplesOperands(value)) {
      at = at.latest(ready.get(arg).afterProduct());
    }
    if (value.op() instanceof Fence) {
      computed.put(value, at.afterBarrier());
      ready.put(value, at.afterBarrier());
      return;
    }
    boolean ofWeights = Space.isOfWeights(value);
    boolean gathered = ofWeights && value.args().stream().anyMatch(arg -> !arg.args().isEmpty());
    if (Space.readsAllRows(value) || gathered || value.op() instanceof Trim) {
      at = at.afterBarrier();
    } else if (Space.standsAlone(value) || Space.isMomentOfLoop(value)) {
      at = at.afterProduct();
    }
    at = at.latest(behind);
    computed.put(value, at);
    ready.put(value, ready(value, at));
  }

  /** What all workers contribute to is whole after a barrier; sums over a sample when it ends. */
  private static Timestep ready(Value value, Timestep at) {
    if (Space.isBatchReduction(value) || Space.isOfWeights(value)) {
      return at.afterBarrier();
    }
    boolean late = Space.isSampleReduction(value) || isLoopsWorkInOtherShape(value);
    return late ? at.afterProduct() : at;
  }

  /** Who reads what a loop wrote, in another shape, must be another loop. */
  private static boolean isLoopsWorkInOtherShape(Value value) {
    Value stored = Space.stored(value);
    return stored != value
        && Space.of(value) == Space.ROWS
        && !Space.standsAlone(stored)
        && !(stored.op() instanceof Leaf);
  }

  /**
   * Vectors are computed in the phase of their first use, on every worker; those of a forward pass
   * behind the barrier that completes the sums they are made from, so that all layers' statistics
   * come to be alike.
   */
  private void placeVectors(Program program, Materialization materialization) {
    List<Value> body = program.body();
    Map<Value, Timestep> first = new HashMap<>();
    Timestep last = computed.values().stream().reduce(Timestep::latest).orElse(Timestep.START);
    for (Update update : program.updates()) {
      Value value = update.value();
      first.put(value, Schedule.isGradient(update) ? ready.get(value) : timestep(value));
    }
    for (int i = body.size() - 1; i >= 0; i--) {
      Value value = body.get(i);
      boolean vector = Space.of(value) == Space.VECTOR;
      if (vector && !Space.isBatchReduction(value) && !value.args().isEmpty()) {
        Timestep use = first.getOrDefault(value, last);
        Timestep earliest = ready.get(value);
        boolean forward = value.origin().direction() == Origin.Direction.FORWARD;
        boolean early = forward && earliest.phase() > 0 && earliest.phase() < use.phase();
        computed.put(value, early ? earliest : use.latest(earliest));
      }
      if (Space.isBatchReduction(value)) {
        totals.put(value, first.getOrDefault(value, last));
      }
      boolean inUsers = Space.of(value) == Space.ROWS && !materialization.isStored(value);
      Timestep own = computed.get(value);
      Timestep at = inUsers ? first.getOrDefault(value, own) : own;
      for (Value arg : value.args()) {
        first.merge(arg, at, Timestep::earliest);
      }
    }
  }
}
