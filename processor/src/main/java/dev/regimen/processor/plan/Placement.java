package dev.regimen.processor.plan;

import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which values are stored between loops and when each is computed.
 *
 * <p>Products' operands and results must be stored. Anything else is computed where it is used, and
 * again where it is used again, unless that costs more than a store and a load: a draw, a sum over
 * a row, a transcendental function, or an expression of three stored rows or more. Such a value is
 * stored by the first loop that uses it.
 */
final class Placement {
  /** Reading this many stored rows again costs more than storing the value and reading that. */
  private static final int READS_WORTH_STORING = 3;

  private final List<Value> body;
  private final Map<Value, Timestep> ready = new HashMap<>();
  private final Map<Value, Timestep> computed = new HashMap<>();
  private final Map<Value, Timestep> totals = new HashMap<>();
  private final Set<Value> stored = new LinkedHashSet<>();
  private final Set<Value> required;

  Placement(Program program) {
    body = program.body();
    require(program);
    required = Set.copyOf(stored);
    body.forEach(this::time);
    store();
    placeVectors(program);
  }

  /** When the loop or product that computes a value runs. */
  Timestep timestep(Value value) {
    return computed.getOrDefault(value, Timestep.START);
  }

  /** When the workers' parts of a sum over the batch are added up. */
  Timestep totalled(Value sum) {
    return totals.getOrDefault(sum, ready.get(sum));
  }

  /** Whether a value on rows lies in memory between loops. */
  boolean isStored(Value value) {
    return value.op() instanceof Leaf || stored.contains(value);
  }

  /** Stores none of these values that it stored only so that they need not be computed again. */
  boolean forget(Set<Value> unread) {
    return stored.removeIf(value -> unread.contains(value) && !required.contains(value));
  }

  private void require(Program program) {
    program.predictions().forEach(prediction -> stored.add(Space.stored(prediction)));
    for (Value value : body) {
      if (Space.standsAlone(value)) {
        stored.add(value);
        value.args().stream()
            .filter(arg -> Space.of(arg) == Space.ROWS)
            .forEach(arg -> stored.add(Space.stored(arg)));
      } else if (Space.isBatchReduction(value)
          && ((Reduce) value.op()).kind() == Reduce.Kind.VARIANCE) {
        // The first row, which the sums are shifted by, is read from memory.
        stored.add(Space.stored(value.arg(0)));
      } else if (value.op() instanceof Reshape && Space.of(value) == Space.ROWS) {
        stored.add(Space.stored(value));
      } else if (Space.isSampleReduction(value)) {
        stored.add(value);
      }
      wider(value).forEach(arg -> stored.add(Space.stored(arg)));
    }
  }

  /** Operands of one row a sample where the sample has several: a loop reads them once a sample. */
  private static List<Value> wider(Value value) {
    boolean several =
        Stream.concat(Stream.of(value), value.args().stream())
            .anyMatch(v -> Space.of(v) == Space.ROWS && Space.rowsPerSample(v) > 1);
    boolean loop = !Space.standsAlone(value) && !(value.op() instanceof Reshape);
    return several && loop ? value.args().stream().filter(Space::isPerSample).toList() : List.of();
  }

  /** As early as operands allow. */
  private void time(Value value) {
    Timestep at = Timestep.START;
    for (Value arg : value.args()) {
      at = at.latest(ready.get(arg));
    }
    for (Value arg : wider(value)) {
      at = at.latest(ready.get(arg).afterProduct());
    }
    boolean ofWeights = Space.isOfWeights(value);
    boolean gathered = ofWeights && value.args().stream().anyMatch(arg -> !arg.args().isEmpty());
    if (Space.isOverBatch(value) || gathered) {
      at = at.afterBarrier();
    } else if (Space.standsAlone(value)) {
      at = at.afterProduct();
    }
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

  /** From the last value to the first: where each is used decides whether it is worth storing. */
  private void store() {
    Map<Value, Set<Timestep>> uses = new HashMap<>();
    for (int i = body.size() - 1; i >= 0; i--) {
      Value value = body.get(i);
      if (Space.of(value) != Space.ROWS && !Space.isBatchReduction(value)) {
        continue;
      }
      Set<Timestep> moments = uses.getOrDefault(value, Set.of());
      if (isFree(value) && moments.size() > 1 && isDear(value)) {
        stored.add(value);
        computed.put(value, moments.stream().reduce(Timestep::earliest).orElseThrow());
      }
      boolean anchored = stored.contains(value) || Space.isBatchReduction(value);
      Set<Timestep> passed = anchored ? Set.of(computed.get(value)) : moments;
      for (Value arg : value.args()) {
        uses.computeIfAbsent(arg, x -> new HashSet<>()).addAll(passed);
      }
    }
  }

  private boolean isFree(Value value) {
    return !stored.contains(value)
        && !(value.op() instanceof Leaf)
        && !Space.isBatchReduction(value);
  }

  private boolean isDear(Value value) {
    if (value.op() instanceof Draw || Space.isRowReduction(value)) {
      return true;
    }
    if (value.op() instanceof Pointwise pointwise && isTranscendental(pointwise.expression())) {
      return true;
    }
    Set<Value> reads = new HashSet<>();
    collectReads(value, reads);
    return reads.size() >= READS_WORTH_STORING;
  }

  private void collectReads(Value value, Set<Value> reads) {
    for (Value arg : value.args()) {
      if (Space.of(arg) != Space.ROWS) {
        continue;
      }
      if (isStored(arg) || arg.op() instanceof Draw || Space.isRowReduction(arg)) {
        boolean oneNumberARow = arg.shape().last() < value.shape().last();
        reads.addAll(oneNumberARow ? Set.of() : Set.of(arg));
      } else if (reads.size() < READS_WORTH_STORING) {
        collectReads(arg, reads);
      }
    }
  }

  static boolean isTranscendental(Scalar scalar) {
    if (scalar instanceof Scalar.Unary unary && scalar.usesArguments()) {
      switch (unary.function()) {
        case EXP, LOG, TANH, SIGMOID, ERF, SOFTPLUS, COS, SIN:
          return true;
        default:
          break;
      }
    }
    boolean power =
        scalar instanceof Scalar.Binary binary
            && binary.function() == BinaryFunction.POW
            && scalar.usesArguments();
    return power || scalar.operands().stream().anyMatch(Placement::isTranscendental);
  }

  /** Vectors are computed in the phase of their first use, on every worker. */
  private void placeVectors(Program program) {
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
        computed.put(value, use.latest(ready.get(value)));
      }
      if (Space.isBatchReduction(value)) {
        totals.put(value, first.getOrDefault(value, last));
      }
      boolean inUsers = Space.of(value) == Space.ROWS && !isStored(value);
      Timestep own = computed.get(value);
      Timestep at = inUsers ? first.getOrDefault(value, own) : own;
      for (Value arg : value.args()) {
        first.merge(arg, at, Timestep::earliest);
      }
    }
  }
}
