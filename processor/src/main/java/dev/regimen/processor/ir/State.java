package dev.regimen.processor.ir;

import java.util.Optional;

/**
 * A tensor that outlives the step: a parameter or a running statistic.
 *
 * @param leaf the value that reads it
 * @param layer the field it belongs to
 * @param role what it is in that layer, in camel case: {@code weight}, {@code gamma}
 * @param initial what it is filled with
 * @param maps its extents [n, h, w, c] where it holds maps, channels last, which files have with
 *     channels first
 * @param saved its extents in files
 * @param vectors whether its rows are vectors of their own, such as a class's scales, and it no
 *     weight
 */
public record State(
    Value leaf,
    String layer,
    String role,
    Initial initial,
    Optional<Shape> maps,
    Shape saved,
    boolean vectors) {
  /** A state that lies as files have it. */
  public State(Value leaf, String layer, String role, Initial initial) {
    this(leaf, layer, role, initial, Optional.empty(), leaf.shape(), false);
  }

  /** The leaf's operation. */
  public Leaf op() {
    return (Leaf) leaf.op();
  }

  public Shape shape() {
    return leaf.shape();
  }

  /** Of what it is trained as: 1 for a vector and for several, 2 and more for a weight. */
  public int rank() {
    return vectors ? 1 : shape().rank();
  }
}
