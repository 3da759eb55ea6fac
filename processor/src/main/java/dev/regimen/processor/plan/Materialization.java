package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values are stored between loops.
 *
 * <p>Products' operands and results must be stored. Anything else is computed where it is used, and
 * again where it is used again, unless that costs more than a store and a load: a draw, a sum over
 * a row, a transcendental function, or an expression of three stored rows or more. Such a value is
 * stored by the first loop that uses it.
 */
final class Materialization {
  /** Reading this many stored rows again costs more than storing the value and reading that. */
  private static final int READS_WORTH_STORING = 3;

  private final Set<Value> required;
  private final Set<Value> stored;
  private final Map<Value, Timestep> firstUse;

  private Materialization(Set<Value> required, Set<Value> stored, Map<Value, Timestep> firstUse) {
    this.required = required;
    this.stored = stored;
    this.firstUse = firstUse;
  }

  /**
   * Of a program.
   *
   * @param earliest when operands allow each value
   * @param like what is stored too where several loops use it, as another plan does
   */
  static Materialization of(Program program, Timeline earliest, Set<Value> like) {
    Set<Value> stored = new LinkedHashSet<>();
    require(program, stored);
    Materialization materialization =
        new Materialization(Set.copyOf(stored), stored, new HashMap<>());
    materialization.store(program.body(), earliest, like);
    return materialization;
  }

  /** Whether a value on rows lies in memory between loops. */
  boolean isStored(Value value) {
    return value.op() instanceof Leaf || stored.contains(value);
  }

  /** When the values that are stored so that they need not be computed again are first used. */
  Map<Value, Timestep> firstUse() {
    return firstUse;
  }

  /** The same without those of some values that need not be stored. */
  Materialization without(Set<Value> unread) {
    Set<Value> fewer = new LinkedHashSet<>(stored);
    fewer.removeIf(value -> unread.contains(value) && !required.contains(value));
    return new Materialization(required, fewer, firstUse);
  }

  /** How many values are stored. */
  int size() {
    return stored.size();
  }

  private static void require(Program program, Set<Value> stored) {
    program.predictions().forEach(prediction -> stored.add(Space.stored(prediction)));
    for (Value value : program.body()) {
      if (Space.standsAlone(value)) {
        stored.add(value);
        value.args().stream()
            .filter(arg -> Space.of(arg) == Space.ROWS)
            .forEach(arg -> stored.add(Space.stored(arg)));
      } else if (Space.isBatchReduction(value)
          && ((Reduce) value.op()).kind() == Reduce.Kind.VARIANCE) {
        // The first row, which the sums are shifted by, is read from memory.
        stored.add(Space.stored(value.arg(0)));
      } else if (value.op().renames() && Space.of(value) == Space.ROWS) {
        stored.add(Space.stored(value));
      } else if (Space.isSampleReduction(value)) {
        stored.add(value);
      }
      Space.samplesOperands(value).forEach(arg -> stored.add(Space.stored(arg)));
    }
  }

  /** From the last value to the first: where each is used decides whether it is worth storing. */
  private void store(List<Value> body, Timeline earliest, Set<Value> like) {
    Map<Value, Set<Timestep>> uses = new HashMap<>();
    for (int i = body.size() - 1; i >= 0; i--) {
      Value value = body.get(i);
      if (Space.of(value) != Space.ROWS && !Space.isBatchReduction(value)) {
        continue;
      }
      Set<Timestep> moments = uses.getOrDefault(value, Set.of());
      boolean dear = like.contains(value) || isDear(value);
      if (isFree(value) && moments.size() > 1 && dear) {
        stored.add(value);
        firstUse.put(value, moments.stream().reduce(Timestep::earliest).orElseThrow());
      }
      boolean anchored = stored.contains(value) || Space.isBatchReduction(value);
      Set<Timestep> passed = anchored ? Set.of(timestep(value, earliest)) : moments;
      for (Value arg : value.args()) {
        uses.computeIfAbsent(arg, x -> new HashSet<>()).addAll(passed);
      }
    }
  }

  private Timestep timestep(Value value, Timeline earliest) {
    return firstUse.getOrDefault(value, earliest.timestep(value));
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
    if (value.op() instanceof Pointwise pointwise
        && Cost.isTranscendental(pointwise.expression())) {
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
}
