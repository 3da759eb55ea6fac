package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Value;
import java.util.Map;

/**
 * Where everything lies.
 *
 * @param parameters a parameter's place in the flat vector of parameters; gradients and optimizer
 *     slots have vectors of the same form
 * @param running a running statistic's place in theirs
 * @param activations a stored value's place in the arena, in elements of one sample: the address is
 *     the place times the number of rows that the arena is made for
 * @param parts where the gradients that workers compute in parts begin in the vectors of parts, by
 *     their parameters
 * @param derived a place for what is computed from the weights alone
 * @param parameterCount numbers in the vector of parameters
 * @param runningCount numbers in the vector of running statistics
 * @param partCount elements of a vector of parts
 * @param derivedCount elements that are computed from the weights alone, or that an update's
 *     products compute with behind them
 * @param activationCount elements of the arena for one sample
 * @param unsharedCount what it would be if no two values shared memory
 */
public record Layout(
    Map<Value, Long> parameters,
    Map<Value, Long> running,
    Map<Value, Long> activations,
    Map<Value, Long> parts,
    Map<Value, Long> derived,
    long parameterCount,
    long runningCount,
    long partCount,
    long derivedCount,
    long activationCount,
    long unsharedCount) {

  /** The same with room for an update's products behind what is computed from the weights. */
  public Layout withScratch(long elements) {
    return new Layout(
        parameters,
        running,
        activations,
        parts,
        derived,
        parameterCount,
        runningCount,
        partCount,
        derivedCount + elements,
        activationCount,
        unsharedCount);
  }

  /** The same activations beside weights that lie where another layout puts them. */
  public Layout withStates(Map<Value, Long> parameterPlaces, Map<Value, Long> runningPlaces) {
    return new Layout(
        parameterPlaces,
        runningPlaces,
        activations,
        parts,
        derived,
        parameterCount,
        runningCount,
        partCount,
        derivedCount,
        activationCount,
        unsharedCount);
  }
}
