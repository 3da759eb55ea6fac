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
 * @param fixed whether it stays as it was filled, whatever is trained beside it
 * @param rate what the learning rate is multiplied by for a number that is no weight or vector of a
 *     layer, so that no penalty acts on it; empty for all others
 */
public record State(
    Value leaf,
    String layer,
    String role,
    Initial initial,
    Optional<Shape> maps,
    Shape saved,
    boolean vectors,
    boolean fixed,
    Optional<Scalar> rate) {
  /** A state that lies as files have it. */
  public State(Value leaf, String layer, String role, Initial initial) {
    this(
        leaf, layer, role, initial, Optional.empty(), leaf.shape(), false, false, Optional.empty());
  }

  /** The same with other extents in files. */
  public State savedAs(Shape extents) {
    return new State(leaf, layer, role, initial, maps, extents, vectors, fixed, rate);
  }

  /**
   * The same of maps, which files have with channels first where they are no vectors.
   *
   * @param extents [n, h, w, c], or of rows [n, l, c], which files have as [n, c, l]
   */
  public State ofMaps(Shape extents) {
    boolean rows = extents.rank() == 3;
    Shape all = rows ? Shape.of(extents.dim(0), extents.dim(1), 1, extents.dim(2)) : extents;
    Shape first =
        rows
            ? Shape.of(all.dim(0), all.dim(3), all.dim(1))
            : Shape.of(all.dim(0), all.dim(3), all.dim(1), all.dim(2));
    Shape inFiles = shape().rank() == 4 ? first : shape();
    return new State(leaf, layer, role, initial, Optional.of(all), inFiles, vectors, fixed, rate);
  }

  /** The same of rows that are vectors of their own. */
  public State ofVectors() {
    return new State(leaf, layer, role, initial, maps, saved, true, fixed, rate);
  }

  /** The same, filled in another way. */
  public State filledBy(Initial other) {
    return new State(leaf, layer, role, other, maps, saved, vectors, fixed, rate);
  }

  /** The same, which stays as it was filled. */
  public State standing() {
    return new State(leaf, layer, role, initial, maps, saved, vectors, true, rate);
  }

  /** What lies beside this, in the same extents and order, and is trained. */
  public State beside(Value other, String itsRole, Initial itsInitial) {
    return new State(other, layer, itsRole, itsInitial, maps, saved, vectors, false, rate);
  }

  /** The same of a number by itself, which is trained at a rate of its own. */
  public State byItself(Scalar itsRate) {
    return new State(leaf, layer, role, initial, maps, saved, vectors, fixed, Optional.of(itsRate));
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
