package dev.regimen.processor.ir;

/**
 * One write at the end of a step: {@code state ← value}. All values are computed from the states
 * before the step.
 *
 * @param state a leaf
 * @param value what it becomes
 */
public record Update(Value state, Value value) {
  /** Checks that a leaf of the same shape is written. */
  public Update {
    if (!(state.op() instanceof Leaf) || !state.shape().equals(value.shape())) {
      throw new IllegalArgumentException(state + " cannot become " + value);
    }
  }
}
