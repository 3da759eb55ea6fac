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
 * @param parameterCount numbers in the vector of parameters
 * @param runningCount numbers in the vector of running statistics
 * @param activationCount elements of the arena for one sample
 * @param unsharedCount what it would be if no two values shared memory
 */
public record Layout(
    Map<Value, Long> parameters,
    Map<Value, Long> running,
    Map<Value, Long> activations,
    long parameterCount,
    long runningCount,
    long activationCount,
    long unsharedCount) {

  /** The same activations beside weights that lie where another layout puts them. */
  public Layout withStates(Map<Value, Long> parameterPlaces, Map<Value, Long> runningPlaces) {
    return new Layout(
        parameterPlaces,
        runningPlaces,
        activations,
        parameterCount,
        runningCount,
        activationCount,
        unsharedCount);
  }
}
