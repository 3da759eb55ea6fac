package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a group's range of the flat vectors, in which everything is fused that can be.
 *
 * @param phase barriers of the update passed before
 * @param group whose range, in the pattern's values
 * @param computed elementwise values, operands first
 * @param sums sums over each tensor, known in the next phase
 * @param updates of the parameter and of slots that are written here
 * @param carried values that a later phase reads
 * @param inGradient the group's carried value that takes the gradient's place; others have one of
 *     their own
 */
public record FlatLoop(
    int phase,
    UpdateGroup group,
    List<Value> computed,
    List<Value> sums,
    List<Update> updates,
    List<Value> carried,
    @Nullable Value inGradient) {

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

  /** Whether a value of the update has an element for each of a parameter's. */
  public static boolean isFlat(Value value) {
    return value.op() instanceof Leaf
        || !value.shape().isScalar() && !(value.op() instanceof Reduce);
  }
}
