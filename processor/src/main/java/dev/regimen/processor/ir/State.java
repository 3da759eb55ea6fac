package dev.regimen.processor.ir;

/**
 * A tensor that outlives the step: a parameter or a running statistic.
 *
 * @param leaf the value that reads it
 * @param layer the field it belongs to
 * @param role what it is in that layer, in camel case: {@code weight}, {@code gamma}
 * @param initial what it is filled with
 */
public record State(Value leaf, String layer, String role, Initial initial) {
  /** The leaf's operation. */
  public Leaf op() {
    return (Leaf) leaf.op();
  }

  public Shape shape() {
    return leaf.shape();
  }
}
