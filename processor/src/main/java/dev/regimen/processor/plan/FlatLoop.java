package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A loop over the elements of each tile of a group's range of the flat vectors, in which everything
 * is fused that can be. Those of one phase take turns on a tile while it lies in the cache: a
 * unit's norm and its scaling are one pass over memory.
 *
 * @param turn when it runs
 * @param group whose range, in the pattern's values
 * @param computed elementwise values, operands first
 * @param sums sums over each tensor, known in the next phase, or over each of its units, known in
 *     the next turn
 * @param updates of the parameter and of slots that are written here
 * @param carried values that a later phase reads
 * @param held values that only a later turn of the phase reads
 * @param inGradient the group's carried or held value that takes the gradient's place; others have
 *     one of their own
 */
public record FlatLoop(
    Turn turn,
    UpdateGroup group,
    List<Value> computed,
    List<Value> sums,
    List<Update> updates,
    List<Value> carried,
    List<Value> held,
    @Nullable Value inGradient) {

  /** Barriers of the update passed before. */
  public int phase() {
    return turn.phase();
  }

  /** What later loops read, in this phase or in another. */
  public List<Value> left() {
    return Stream.concat(carried.stream(), held.stream()).toList();
  }

  /** Elements of the flat vectors that this takes from memory, or draws. */
  public Set<Value> reads() {
    Set<Value> reads = new LinkedHashSet<>();
    computed.forEach(value -> reads.addAll(value.args()));
    sums.forEach(sum -> reads.add(sum.arg(0)));
    updates.forEach(update -> reads.add(update.value()));
    reads.removeIf(value -> !isFlat(value));
    computed.forEach(reads::remove);
    return reads;
  }

  /** Numbers that are the same for a whole tensor: what this multiplies elements with. */
  public Set<Value> numbers() {
    Set<Value> numbers = new LinkedHashSet<>();
    computed.forEach(value -> numbers.addAll(value.args()));
    numbers.removeIf(FlatLoop::isFlat);
    return numbers;
  }

  /**
   * Whether a value of the update has an element for each of a parameter's; what is made of sums
   * alone is a number for a tensor, or for each of its units, whatever its extents.
   */
  public static boolean isFlat(Value value) {
    if (value.op() instanceof Leaf) {
      return true;
    }
    if (value.op() instanceof Reduce) {
      return false;
    }
    return value.args().isEmpty()
        ? !value.shape().isScalar()
        : value.args().stream().anyMatch(FlatLoop::isFlat);
  }

  /** Whether a sum is over what belongs to one index of a tensor's first axis, and not over all. */
  public static boolean isByUnit(Value sum) {
    return sum.op() instanceof Reduce reduce
        && !reduce.axes().contains(0)
        && sum.arg(0).shape().rank() > 0;
  }

  /** Elements of each unit that a sum is over. */
  static int unit(Value sum) {
    Shape shape = sum.arg(0).shape();
    return Math.toIntExact(shape.elements() / shape.dim(0));
  }

  /** The sums of the loop's own tensors that a number is made of. */
  public static Set<Value> sumsOf(Value number) {
    Set<Value> sums = new LinkedHashSet<>();
    if (number.op() instanceof Reduce) {
      sums.add(number);
    } else if (!(number.op() instanceof Total)) {
      number.args().forEach(arg -> sums.addAll(sumsOf(arg)));
    }
    return sums;
  }
}
