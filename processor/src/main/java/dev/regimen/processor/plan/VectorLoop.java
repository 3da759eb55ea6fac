package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The small work after a barrier: every worker adds up the workers' partial sums and computes, for
 * itself, what all its rows need. One of them writes what outlives the step.
 *
 * @param phase barriers passed before
 * @param origin names the method
 * @param totals sums over the batch whose parts are added up here
 * @param computed elementwise vectors, operands first
 * @param updates running statistics that become one of these vectors
 * @param gradients vectors that are gradients of parameters, for the update
 */
public record VectorLoop(
    int phase,
    Origin origin,
    List<Value> totals,
    List<Value> computed,
    List<Update> updates,
    List<Value> gradients)
    implements Kernel {
  @Override
  public Set<Value> reads() {
    Set<Value> reads = new LinkedHashSet<>();
    computed.forEach(value -> reads.addAll(value.args()));
    computed.forEach(reads::remove);
    return reads;
  }
}
