package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Spares a loop reads: a stored value is computed again where little arithmetic gives it from what
 * the loop reads anyway.
 *
 * <p>The gradient of ReLU asks whether the layer's result was positive. A loop that reads the
 * product for the gradient of batch norm has that from the product: four operations on numbers at
 * hand, where maps that no cache holds come from memory at four or five elements a nanosecond.
 */
final class Rematerialization {
  /** Operations that cost less than an element from memory. */
  private static final int CHEAP = 12;

  private final Locality locality;
  private final Set<Value> local;
  private final Set<Value> reads = new LinkedHashSet<>();

  /** What a sample has once: read for all its rows, it would be computed for each. */
  private final Set<Value> ofSamples = new LinkedHashSet<>();

  private Rematerialization(Locality locality, Set<Value> local) {
    this.locality = locality;
    this.local = local;
    for (Value value : local) {
      value.args().stream()
          .filter(arg -> Space.of(arg) == Space.ROWS && !local.contains(arg))
          .forEach(reads::add);
      Space.samplesOperands(value).stream().map(Space::stored).forEach(ofSamples::add);
    }
  }

  /**
   * Adds to what a loop computes the values that it need not read. Where rows are gone over several
   * times, for sums over a row, each time would compute them again: such a loop reads them.
   */
  static void extend(Set<Value> local, Locality locality) {
    if (local.stream().noneMatch(Space::isRowReduction)) {
      new Rematerialization(locality, local).run();
    }
  }

  private void run() {
    List<Value> latestFirst = reads.stream().sorted(locality.order().reversed()).toList();
    for (Value read : latestFirst) {
      Set<Value> tree = new LinkedHashSet<>();
      if (!ofSamples.contains(read) && isAtHand(read, read, tree) && cost(tree) <= CHEAP) {
        local.addAll(tree);
        reads.remove(read);
      }
    }
  }

  /** Whether a value follows from others that the loop has; collects what must be computed. */
  private boolean isAtHand(Value value, Value wanted, Set<Value> tree) {
    boolean arithmetic =
        value.op() instanceof Pointwise pointwise
            && !Cost.isTranscendental(pointwise.expression())
            && value.shape().equals(wanted.shape());
    if (!arithmetic) {
      return false;
    }
    for (Value arg : value.args()) {
      boolean given = Space.of(arg) != Space.ROWS || local.contains(arg) || reads.contains(arg);
      if (!given && (locality.isStored(arg) || !isAtHand(arg, wanted, tree))) {
        return false;
      }
    }
    tree.add(value);
    return true;
  }

  private static int cost(Set<Value> tree) {
    return tree.stream()
        .mapToInt(value -> Cost.operations(((Pointwise) value.op()).expression()))
        .sum();
  }
}
